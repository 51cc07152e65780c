import { renderYaml } from '../bootstrap/yaml';

/** ECS: "Instance metadata". */
export const METADATA_HOST = '100.100.100.200';

const API_VERSION = 'projectcalico.org/v3';
const TIER = 'nodes';

/**
 * Keeps pods from what their instance may know: the credentials of its RAM role, and its user data with what lets nodes
 * in. Pods of `kube-system` reach it, because the CSI driver works with that role. In a tier of its own, which passes on
 * everything else to the policies of users.
 */
export function renderMetadataAccess(): string {
  return renderYaml(
    { apiVersion: API_VERSION, kind: 'Tier', metadata: { name: TIER }, spec: { order: 10 } },
    {
      apiVersion: API_VERSION,
      kind: 'GlobalNetworkPolicy',
      metadata: { name: `${TIER}.metadata` },
      spec: {
        tier: TIER,
        namespaceSelector: "projectcalico.org/name != 'kube-system'",
        types: ['Egress'],
        egress: [{ action: 'Deny', destination: { nets: [`${METADATA_HOST}/32`] } }, { action: 'Pass' }],
      },
    },
  );
}
