import { entriesOf, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';

const ROLE = new Rule({
  id: 'K8S103',
  severity: 'error',
  title: 'Role that is refused',
  why: 'The server refuses the role.',
  fix: 'Give each rule verbs, and apiGroups with resources or nonResourceURLs.',
  source: 'Kubernetes: Using RBAC Authorization',
});

const BINDING = new Rule({
  id: 'K8S104',
  severity: 'error',
  title: 'Binding that is refused',
  why: 'The server refuses the binding.',
  fix: 'Correct the roleRef or the subject; a ServiceAccount has a namespace and no apiGroup.',
  source: 'Kubernetes: Using RBAC Authorization',
});

const GROUP = 'rbac.authorization.k8s.io';

/** Roles and their bindings. */
export function* checkRoles(manifest: Manifest): Problems {
  if (groupOf(manifest) !== GROUP) return;
  if (manifest.kind.endsWith('Binding')) yield* BINDING.of(checkBinding(manifest));
  else yield* checkRole(manifest);
}

function* checkRole({ kind, rules }: Manifest): Problems {
  for (const [at, { apiGroups, nonResourceURLs, resources, verbs }] of entriesOf('rules', rules)) {
    if (verbs.length === 0) yield problem(`${at}.verbs`, 'at least one is needed');
    if (nonResourceURLs?.length) {
      if (kind === 'Role') yield problem(`${at}.nonResourceURLs`, 'only in a ClusterRole');
      if (apiGroups?.length || resources?.length) yield problem(at, 'must not have both nonResourceURLs and resources');
    } else {
      if (!apiGroups?.length) yield problem(`${at}.apiGroups`, "at least one is needed, '' for the core group");
      if (!resources?.length) yield problem(`${at}.resources`, 'at least one is needed');
    }
  }
}

function* checkBinding({ kind, roleRef, subjects }: Manifest): Problems {
  const kinds = kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (roleRef.apiGroup !== GROUP) yield problem('roleRef.apiGroup', `must be ${GROUP}, got ${show(roleRef.apiGroup)}`);
  if (!kinds.includes(roleRef.kind))
    yield problem('roleRef.kind', `must be ${kinds.join(' or ')}, got ${show(roleRef.kind)}`);
  for (const [at, subject] of entriesOf('subjects', subjects)) {
    if (!['Group', 'ServiceAccount', 'User'].includes(subject.kind)) {
      yield problem(`${at}.kind`, `must be one of Group, ServiceAccount, User, got ${show(subject.kind)}`);
    } else if (subject.kind === 'ServiceAccount') {
      if (!subject.namespace) yield problem(`${at}.namespace`, 'missing for a ServiceAccount');
      if (subject.apiGroup)
        yield problem(`${at}.apiGroup`, `must be empty for a ServiceAccount, got ${show(subject.apiGroup)}`);
    }
  }
}

export const roles = objectCheck([ROLE, BINDING], checkRoles);
