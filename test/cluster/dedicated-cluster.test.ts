import type { DedicatedClusterProps } from '../../lib/cluster/dedicated-cluster';
import { Disk } from '../../lib/cluster/disk';
import type { MastersProps } from '../../lib/cluster/masters';
import { NodeCapacity } from '../../lib/cluster/node-capacity';
import { NodeHardening } from '../../lib/cluster/node-hardening';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { Spot } from '../../lib/cluster/spot';
import { Taint } from '../../lib/cluster/taint';
import type { PlatformStackProps } from '../../lib/platform-stack';
import { Size } from '../../lib/size';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf } from '../support/template';
import { addThesisCluster, importNetwork, THESIS_WORKERS } from './clusters';
import { modelProblems } from './create-cluster-model';

const body = (props: Partial<DedicatedClusterProps> = {}, stack: PlatformStackProps = {}) =>
  resourcesOf((scope) => {
    addThesisCluster(scope, props).addNodePool('Workers', THESIS_WORKERS);
  }, stack).Cluster?.Properties.ClusterConfig;
const masters = (props: Partial<MastersProps>) => ({
  masters: { instanceTypes: ['ecs.g7a.large'], systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted(), ...props },
});

test('the cluster of the thesis', () => {
  const resources = resourcesOf((stack) => {
    const cluster = addThesisCluster(stack);
    cluster.addNodePool('Workers', THESIS_WORKERS);
  });
  expect(resources).toMatchSnapshot();
  expect(checkTemplate({ ROSTemplateFormatVersion: '2015-09-01', Resources: resources })).toEqual([]);
});

test('its body has only keys that the request model knows and has not given up', () => {
  const config = body({}, { tags: { team: 'web' }, resourceGroupId: 'rg-1' });
  expect(config).toMatchObject({ tags: [{ key: 'team', value: 'web' }], resource_group_id: 'rg-1' });
  expect(modelProblems(config)).toEqual({ unknown: [], deprecated: [], mistyped: [] });
});

test('everything a node pool can say is in the model too', () => {
  const config = resourcesOf((stack) => {
    addThesisCluster(stack).addNodePool('Workers', {
      ...THESIS_WORKERS,
      capacity: NodeCapacity.autoscaled({ min: 2, max: 5 }),
      systemDisk: Disk.essd(Size.gibibytes(50), { performanceLevel: 'PL1' }),
      labels: { team: 'web' },
      taints: [Taint.noSchedule('gpu')],
      keyPair: 'ops',
    });
  }).Cluster?.Properties.ClusterConfig;
  expect(config.nodepools[0]).toMatchObject({
    auto_scaling: { enable: true, min_instances: 2, max_instances: 5, type: 'cpu' },
    scaling_group: { system_disk_encrypted: true, key_pair: 'ops' },
    kubernetes_config: { labels: [{ key: 'team', value: 'web' }], taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
  });
  expect(config.nodepools[0].scaling_group).not.toHaveProperty('desired_size');
  expect(modelProblems(config)).toEqual({ unknown: [], deprecated: [], mistyped: [] });
});

test('masters may each have a type of their own', () => {
  const instanceTypes = ['ecs.g7a.large', 'ecs.g7.large', 'ecs.g6.large'];
  expect(body(masters({ instanceTypes })).control_plane_config.instance_types).toEqual(instanceTypes);
});

test('five masters of one type', () => {
  expect(body(masters({ count: 5, keyPair: 'ops' })).control_plane_config).toMatchObject({
    size: 5,
    instance_types: Array(5).fill('ecs.g7a.large'),
    key_pair: 'ops',
  });
});

describe('fails', () => {
  test.each<[string, Partial<DedicatedClusterProps>, string]>([
    [
      'unless acknowledged',
      { acknowledgeDiscontinued: undefined },
      "'acknowledgeDiscontinued' is required: ACK stopped creating dedicated clusters on 2024-08-21, use ManagedCluster, or say acknowledgeDiscontinued: true to render one all the same",
    ],
    ['for four masters', masters({ count: 4 }), "'masters.count' is 4, allowed are 3 and 5"],
    [
      'for two types of three masters',
      masters({ instanceTypes: ['ecs.g7a.large', 'ecs.g7.large'] }),
      "'masters.instanceTypes' has 2 for 3 masters, give one for all or one for each",
    ],
    [
      'without a type',
      masters({ instanceTypes: [] }),
      "'masters.instanceTypes' is empty, needs at least one, e.g. ['ecs.g7.xlarge']",
    ],
    [
      'for encrypted masters',
      masters({ systemDisk: Disk.essd(Size.gibibytes(50)) }),
      "'masters.systemDisk' cannot be encrypted, ACK has no key for it there: say so with Disk.essd(…).unencrypted()",
    ],
    [
      'for too small a disk',
      masters({ systemDisk: Disk.essd(Size.gibibytes(20)).unencrypted() }),
      "'masters.systemDisk' has 20 GiB, allowed are whole GiB from 40 to 500, e.g. Disk.essd(Size.gibibytes(50))",
    ],
    [
      'for a cluster domain that is no DNS name',
      { clusterDomain: 'k8s_majasi' },
      "'clusterDomain' is 'k8s_majasi', which is no DNS name, e.g. 'cluster.local'",
    ],
  ])('%s', (_, props, message) => {
    expect(() => body(props)).toThrow(new Error(`${message} [at Stack/Cluster]`));
  });

  test('for what only pools of managed clusters can have', () => {
    const options = { ...THESIS_WORKERS, autoRepair: true, hardening: NodeHardening.MLPS, spot: Spot.atMarketPrice() };
    expect(() => resourcesOf((stack) => addThesisCluster(stack).addNodePool('Workers', options))).toThrow(
      "'autoRepair' of 'k8s-nodepool' needs a managed cluster, leave it out; 'hardening' of 'k8s-nodepool' needs a managed cluster, leave it out; 'spot' of 'k8s-nodepool' needs a managed cluster, leave it out [at Stack/Cluster]",
    );
  });

  test('for a pool that cannot be, naming it', () => {
    const options = { ...THESIS_WORKERS, instanceTypes: [] };
    expect(() => resourcesOf((stack) => addThesisCluster(stack).addNodePool('Workers', options))).toThrow(
      "'instanceTypes' is empty, needs at least one, e.g. ['ecs.g7.xlarge'] [at Stack/Cluster/Workers]",
    );
  });

  test('for an id that another pool has', () => {
    const define = () =>
      resourcesOf((stack) => {
        const cluster = addThesisCluster(stack);
        cluster.addNodePool('Workers', THESIS_WORKERS);
        cluster.addNodePool('Workers', { ...THESIS_WORKERS, nodePoolName: 'more' });
      });
    expect(define).toThrow("There is already a Construct with name 'Workers' in DedicatedCluster");
  });

  test('for a pod range without room for the masters', () => {
    const podNetwork = PodNetwork.flannel({ podCidr: '10.9.0.0/24' });
    expect(() => resourcesOf((stack) => addThesisCluster(stack, { podNetwork }))).toThrow(
      "'podCidr' is 10.9.0.0/24, which has room for 2 nodes with 'nodeMask' 25, 3 or more are needed: use e.g. a /16 [at Stack/Cluster]",
    );
  });

  test('for more nodes, masters counted, than the pod range has room for', () => {
    const define = () =>
      resourcesOf((stack) =>
        addThesisCluster(stack, {
          network: importNetwork(stack),
          podNetwork: PodNetwork.flannel({ podCidr: '172.20.0.0/24', nodeMask: 26 }),
        }).addNodePool('Workers', THESIS_WORKERS),
      );
    expect(define).toThrow("'capacity' of 'k8s-nodepool' makes 5 nodes at most, the pod range has room for 4");
  });
});
