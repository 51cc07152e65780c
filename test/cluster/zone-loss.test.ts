import { AcsCluster } from '../../lib/cluster/acs-cluster';
import { ManagedCluster } from '../../lib/cluster/managed-cluster';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { ServerlessCluster } from '../../lib/cluster/serverless-cluster';
import { type INetwork, Network } from '../../lib/network/network';
import type { PlatformStack } from '../../lib/platform-stack';
import { resourcesOf, type Template, type TemplateResource } from '../support/template';
import { addEdgeCluster, addThesisCluster, WORKERS } from './clusters';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

type Resources = Template['Resources'];
type Define = (stack: PlatformStack, network: INetwork) => void;

const rendered = (define: Define) =>
  resourcesOf((stack) => define(stack, new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES })));

/** The zones that a list of vSwitch ids in the template is in. */
function zonesOf(resources: Resources, vSwitchIds: { 'Fn::GetAtt': [string, string] }[]): string[] {
  return vSwitchIds.map(({ 'Fn::GetAtt': [id] }) => resources[id]?.Properties.ZoneId);
}

/** What the template says of a cluster: where its API endpoint, its masters and its nodes (or pods) are. */
const PLACES: Record<string, { define: Define; lists: (resources: Resources) => Record<string, any> }> = {
  managed: {
    define: (stack, network) => {
      const props = { clusterName: 'web', network, podNetwork: PodNetwork.terway() };
      new ManagedCluster(stack, 'Cluster', props).addNodePool('Workers', WORKERS);
    },
    lists: ({ Cluster, ClusterWorkers }) => ({
      endpoint: Cluster?.Properties.VSwitchIds,
      pods: Cluster?.Properties.PodVswitchIds,
      nodes: ClusterWorkers?.Properties.ScalingGroup.VSwitchIds,
    }),
  },
  'managed, as AnyCluster': {
    define: (stack, network) => {
      const props = { clusterName: 'web', network, podNetwork: PodNetwork.terway(), rendering: 'any' } as const;
      new ManagedCluster(stack, 'Cluster', props).addNodePool('Workers', WORKERS);
    },
    lists: ({ Cluster, ClusterWorkers }) => ({
      endpoint: Cluster?.Properties.ClusterConfig.vswitch_ids,
      nodes: ClusterWorkers?.Properties.ScalingGroup.VSwitchIds,
    }),
  },
  dedicated: {
    define: (stack, network) => {
      addThesisCluster(stack, { network }).addNodePool('Workers', WORKERS);
    },
    lists: ({ Cluster }) => ({
      masters: Cluster?.Properties.ClusterConfig.vswitch_ids,
      nodes: Cluster?.Properties.ClusterConfig.nodepools[0].scaling_group.vswitch_ids,
    }),
  },
  edge: {
    define: (stack, network) => {
      addEdgeCluster(stack, { network }).addNodePool('Workers', WORKERS);
    },
    lists: ({ Cluster, ClusterWorkers }) => ({
      endpoint: Cluster?.Properties.VSwitchIds,
      nodes: ClusterWorkers?.Properties.ScalingGroup.VSwitchIds,
    }),
  },
  serverless: {
    define: (stack, network) => void new ServerlessCluster(stack, 'Cluster', { clusterName: 'web', network }),
    lists: ({ Cluster }) => ({ endpointAndPods: Cluster?.Properties.VSwitchIds }),
  },
  acs: {
    define: (stack, network) => void new AcsCluster(stack, 'Cluster', { clusterName: 'web', network }),
    lists: ({ Cluster }) => ({ endpoint: Cluster?.Properties.VSwitchIds, pods: Cluster?.Properties.PodVSwitchIds }),
  },
};

describe.each(Object.entries(PLACES))('%s', (_, { define, lists }) => {
  const resources = rendered(define);

  test.each(ZONES)('losing %s leaves two zones for everything', (lost) => {
    for (const list of Object.values(lists(resources))) {
      const left = zonesOf(resources, list).filter((zone) => zone !== lost);
      expect(left).toEqual(ZONES.filter((zone) => zone !== lost));
    }
  });
});

test('pools are balanced over the zones, so that each has nodes', () => {
  const { ClusterWorkers } = rendered((stack, network) => {
    const props = { clusterName: 'web', network, podNetwork: PodNetwork.terway() };
    new ManagedCluster(stack, 'Cluster', props).addNodePool('Workers', WORKERS);
  });
  expect(ClusterWorkers?.Properties).toMatchObject({ Count: 3, ScalingGroup: { MultiAzPolicy: 'BALANCE' } });
});

test('three masters in three zones leave a majority of etcd', () => {
  const { Cluster } = rendered((stack, network) => void addThesisCluster(stack, { network }));
  const { control_plane_config: masters, vswitch_ids } = (Cluster as TemplateResource).Properties.ClusterConfig;
  const lost = Math.ceil(masters.size / vswitch_ids.length);
  expect(masters.size - lost).toBeGreaterThan(masters.size / 2);
});

test('the first cloud nodes of an edge cluster have no policy, so that nothing is promised of them', () => {
  const { Cluster } = rendered((stack, network) => void addEdgeCluster(stack, { network }));
  expect(Cluster?.Properties.NodePools[0].ScalingGroup).not.toHaveProperty('MultiAzPolicy');
});
