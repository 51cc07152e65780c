import { titleOf, withoutNulls } from '../../../lib/checks/kubernetes/manifest';
import { podProblems } from '../../../lib/checks/security/pod-security';
import { meetsSchema } from './check-schema';

/**
 * What a namespace that enforces the *restricted* pod security standard would refuse in these objects.
 *
 * Covers pods and everything that makes some, with init and ephemeral containers (Pod Security Standards, v1.26).
 *
 * @returns lines such as `Deployment default/web: spec.template.spec.hostNetwork: …`, none if all is well
 */
export function checkRestricted(objects: readonly unknown[]): string[] {
  return objects.flatMap((object) => {
    const manifest = withoutNulls(object);
    // An object that breaks its schema must not pass for a restricted one.
    if (!meetsSchema(manifest)) return [`${titleOf(manifest)}: not checked, see checkManifests`];
    return [...podProblems(manifest)].map(({ message, path }) => `${titleOf(manifest)}: ${path}: ${message}`);
  });
}
