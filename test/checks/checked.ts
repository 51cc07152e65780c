import { contentsOf } from '../../lib/checks/files/read-subject';
import type { Finding } from '../../lib/checks/finding';
import { type CheckOptions, runChecks } from '../../lib/checks/run-checks';
import type { Subject } from '../../lib/checks/subject';

/** What is found in documents of YAML: templates and objects as in a file, checked together. */
export function findingsIn(text: string, subject: Subject = {}, options: CheckOptions = {}): readonly Finding[] {
  const { templates, manifests, ...read } = contentsOf('file.yaml', text, true);
  return runChecks({ templates, manifests, ...subject }, { ...read, ...options }).findings;
}

/** The same in short, a line a finding: `K8S004 RoleBinding shop/readers missing field 'roleRef'`. */
export function linesIn(text: string, subject: Subject = {}): string[] {
  return findingsIn(text, subject).map(({ id, message, place: { path, title } }) =>
    [id, title === 'file.yaml' ? '' : title, path && `${path}:`, message].filter(Boolean).join(' '),
  );
}
