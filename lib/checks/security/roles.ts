import type { Manifest } from '../kubernetes/manifest';
import { kindOf } from '../kubernetes/manifest-graph';
import { entriesOf, type Fields } from '../plain-json';
import { objectCheck, type Problems, Rule } from '../rule';

const EVERYTHING = new Rule({
  id: 'SEC070',
  severity: 'warning',
  title: 'Role that may do everything',
  why: 'Whoever takes over a pod with that role takes over the namespace, or the cluster.',
  fix: 'Name the groups, resources and verbs that are needed.',
  source: 'Kubernetes: Role Based Access Control Good Practices',
});

const ADMINISTRATOR = new Rule({
  id: 'SEC071',
  severity: 'warning',
  title: 'Pods that are administrators of the cluster',
  why: 'Whoever takes over one of these pods owns the cluster, with all secrets in it.',
  fix: 'Bind a role of its own that names what is needed.',
  source: 'Kubernetes: Role Based Access Control Good Practices',
});

const ROLES: readonly string[] = ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/Role'];
const BINDINGS: readonly string[] = [
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/RoleBinding',
];

/** Roles name what they allow. */
function* checkRoles(manifest: Manifest): Problems {
  if (!ROLES.includes(kindOf(manifest))) return;
  for (const [path, rule] of entriesOf<Fields>('rules', manifest.rules)) {
    if (isAll(rule.apiGroups) && isAll(rule.resources) && isAll(rule.verbs))
      yield EVERYTHING.at(path, 'every verb on every resource of every group');
  }
}

function isAll(list: unknown): boolean {
  return Array.isArray(list) && list.includes('*');
}

/** Pods are no administrators. */
function* checkBindings(manifest: Manifest): Problems {
  if (!BINDINGS.includes(kindOf(manifest)) || manifest.roleRef?.name !== 'cluster-admin') return;
  for (const [path, { kind, name, namespace }] of entriesOf<Fields>('subjects', manifest.subjects)) {
    if (kind === 'ServiceAccount')
      yield ADMINISTRATOR.at(path, `ServiceAccount ${namespace}/${name} may do everything`);
  }
}

export const roles = objectCheck([EVERYTHING], checkRoles);
export const administrators = objectCheck([ADMINISTRATOR], checkBindings);
