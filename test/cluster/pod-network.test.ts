import { PodNetwork } from '../../lib/cluster/pod-network';

test.each([
  ['terway', PodNetwork.terway(), true],
  ['terway that ignores them', PodNetwork.terway({ networkPolicies: 'ignored' }), false],
  ['flannel', PodNetwork.flannel(), false],
])('%s says whether NetworkPolicy objects take effect', (_, podNetwork, expected) => {
  expect(podNetwork.enforcesNetworkPolicies).toBe(expected);
});
