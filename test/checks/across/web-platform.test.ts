import { CLUSTER_TYPES, type ClusterType } from '../../../examples/web-platform/settings';
import { ACROSS_CHECKS } from '../../../lib/checks/across/across-checks';
import { AVAILABILITY_CHECKS } from '../../../lib/checks/availability/availability-checks';
import { NETWORK_CHECKS } from '../../../lib/checks/network/network-checks';
import { runChecks } from '../../../lib/checks/run-checks';
import { SECURITY_CHECKS } from '../../../lib/checks/security/security-checks';
import { synthesizePlatform } from '../../support/synthesized';

const checks = [...NETWORK_CHECKS, ...AVAILABILITY_CHECKS, ...SECURITY_CHECKS, ...ACROSS_CHECKS];

/** What the web platform deserves: the thesis has two nodes for three zones, on disks that were not encrypted. */
const DESERVED: Partial<Record<ClusterType, readonly string[]>> = {
  dedicated: [
    'warning HA011 node pool k8s-nodepool may have 2 nodes for 3 zones',
    'warning SEC040 the system disk of node pool k8s-nodepool is not encrypted',
  ],
};

test.each(CLUSTER_TYPES)('the web platform on a cluster of type %s', (clusterType) => {
  const { objects, template } = synthesizePlatform({ clusterType });
  const templates = clusterType === 'local' ? [] : [{ name: 'cluster-tfg', content: template }];
  const { findings } = runChecks(
    { templates, manifests: objects.map((content) => ({ content })), isComplete: true },
    { checks },
  );
  expect(findings.map(({ id, message, severity }) => `${severity} ${id} ${message}`)).toEqual(
    DESERVED[clusterType] ?? [],
  );
});
