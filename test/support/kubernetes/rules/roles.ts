import { entriesOf, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';

const GROUP = 'rbac.authorization.k8s.io';

/** Roles and their bindings. */
export function* checkRoles(manifest: Manifest): Problems {
  if (groupOf(manifest) !== GROUP) return;
  if (manifest.kind.endsWith('Binding')) yield* checkBinding(manifest);
  else yield* checkRole(manifest);
}

function* checkRole({ kind, rules }: Manifest): Problems {
  for (const [at, { apiGroups, nonResourceURLs, resources, verbs }] of entriesOf('rules', rules)) {
    if (verbs.length === 0) yield `${at}.verbs: at least one is needed`;
    if (nonResourceURLs?.length) {
      if (kind === 'Role') yield `${at}.nonResourceURLs: only in a ClusterRole`;
      if (apiGroups?.length || resources?.length) yield `${at}: must not have both nonResourceURLs and resources`;
    } else {
      if (!apiGroups?.length) yield `${at}.apiGroups: at least one is needed, '' for the core group`;
      if (!resources?.length) yield `${at}.resources: at least one is needed`;
    }
  }
}

function* checkBinding({ kind, roleRef, subjects }: Manifest): Problems {
  const kinds = kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (roleRef.apiGroup !== GROUP) yield `roleRef.apiGroup: must be ${GROUP}, got ${show(roleRef.apiGroup)}`;
  if (!kinds.includes(roleRef.kind)) yield `roleRef.kind: must be ${kinds.join(' or ')}, got ${show(roleRef.kind)}`;
  for (const [at, subject] of entriesOf('subjects', subjects)) {
    if (!['Group', 'ServiceAccount', 'User'].includes(subject.kind)) {
      yield `${at}.kind: must be one of Group, ServiceAccount, User, got ${show(subject.kind)}`;
    } else if (subject.kind === 'ServiceAccount') {
      if (!subject.namespace) yield `${at}.namespace: missing for a ServiceAccount`;
      if (subject.apiGroup) yield `${at}.apiGroup: must be empty for a ServiceAccount, got ${show(subject.apiGroup)}`;
    }
  }
}
