import { AddOn } from '../../lib/add-ons/add-on';
import type { CloudNodesProps } from '../../lib/cluster/cloud-nodes';
import { Disk } from '../../lib/cluster/disk';
import type { EdgeClusterProps } from '../../lib/cluster/edge-cluster';
import { NodeCapacity } from '../../lib/cluster/node-capacity';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { Network } from '../../lib/network/network';
import type { PlatformStackProps } from '../../lib/platform-stack';
import { Size } from '../../lib/size';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';
import { addEdgeCluster, CLOUD_NODES, WORKERS } from './clusters';

const cluster = (props: Partial<EdgeClusterProps> = {}, stack: PlatformStackProps = {}) =>
  resourcesOf((scope) => void addEdgeCluster(scope, props), stack).Cluster?.Properties as Record<string, any>;
const cloudNodes = (props: Partial<CloudNodesProps>) => ({ cloudNodes: { ...CLOUD_NODES, ...props } });

test('defaults', () => {
  const template = templateOf((stack) => void addEdgeCluster(stack));
  expect(template).toMatchSnapshot();
  expect(checkTemplate(template)).toEqual([]);
});

test('has room for 256 nodes with 256 addresses each', () => {
  expect(cluster()).toMatchObject({ ContainerCidr: '172.20.0.0/16', NodeCidrMask: '24' });
});

test('cloud nodes have a name, a number, and what the stack says', () => {
  const props = cloudNodes({ nodePoolName: 'shop', count: 1, keyPair: 'ops' });
  expect(cluster(props, { tags: { team: 'web' }, resourceGroupId: 'rg-1' }).NodePools).toMatchObject([
    {
      NodePoolInfo: { Name: 'shop', Type: 'ess', ResourceGroupId: 'rg-1' },
      ScalingGroup: { DesiredSize: 1, KeyPair: 'ops', Tags: [{ Key: 'team', Value: 'web' }] },
    },
  ]);
});

test('takes more cloud nodes, add-ons and service accounts', () => {
  const template = templateOf((stack) => {
    const edge = addEdgeCluster(stack);
    edge.addNodePool('Workers', WORKERS);
    edge.addAddOn(AddOn.logs());
    edge.addServiceAccount('Web', { namespace: 'web', name: 'web' });
  });
  const { Cluster, ClusterWorkers } = template.Resources;
  expect(Cluster?.Properties.RrsaConfig).toEqual({ Enabled: true });
  expect(ClusterWorkers?.DependsOn).toEqual(['Cluster']);
  expect(ClusterWorkers?.Properties).not.toHaveProperty('Management');
  expect(checkTemplate(template)).toEqual([]);
});

describe('fails', () => {
  test.each<[string, Partial<EdgeClusterProps>, string]>([
    [
      'for Terway',
      { podNetwork: PodNetwork.terway() },
      "'podNetwork' is Terway, but ALIYUN::CS::ManagedEdgeKubernetesCluster takes no pod vSwitches: use PodNetwork.flannel({ nodeMask: 24 })",
    ],
    [
      'without a cloud node',
      cloudNodes({ count: 0 }),
      "'cloudNodes.count' must be a whole number, 1 to 256, got 0, e.g. 3",
    ],
    [
      'for encrypted cloud nodes',
      cloudNodes({ systemDisk: Disk.essd(Size.gibibytes(50)) }),
      "'cloudNodes.systemDisk' cannot be encrypted, ACK has no key for it there: say so with Disk.essd(…).unencrypted()",
    ],
    [
      'without cloud nodes, in plain JavaScript',
      { cloudNodes: undefined as never },
      "'cloudNodes.instanceTypes' must be a list, e.g. ['ecs.g7.xlarge'], got nothing; 'cloudNodes.systemDisk' must be a Disk, e.g. Disk.essd(Size.gibibytes(50)).unencrypted(), got nothing",
    ],
    [
      'for pods inside the VPC',
      { podNetwork: PodNetwork.flannel({ podCidr: '172.16.0.0/20' }) },
      "'podCidr' 172.16.0.0/20 overlaps the VPC (172.16.0.0/16), which then could not be reached; use e.g. 172.20.0.0/16",
    ],
    [
      'for Services inside the pods',
      { serviceCidr: '172.20.0.0/20', podNetwork: PodNetwork.flannel({ podCidr: '172.20.0.0/16' }) },
      "'serviceCidr' 172.20.0.0/20 overlaps the pods (172.20.0.0/16), which then could not be reached; use e.g. 172.21.0.0/20",
    ],
    [
      'for pods without room for the cloud nodes',
      { podNetwork: PodNetwork.flannel({ podCidr: '10.9.0.0/23', nodeMask: 24 }) },
      "'podCidr' is 10.9.0.0/23, which has room for 2 nodes with 'nodeMask' 24, 3 or more are needed: use e.g. a /16",
    ],
  ])('%s', (_, props, message) => {
    expect(() => cluster(props)).toThrow(new Error(`${message} [at Stack/Cluster]`));
  });

  test.each([
    [25, 'an edge cluster takes 256: share them out over two clusters'],
    [24, 'an edge cluster takes 256: share them out over two clusters'],
  ])('for more than 256 nodes, whatever the pod range has room for (/%i a node)', (nodeMask, reason) => {
    const define = () =>
      resourcesOf((stack) => {
        const edge = addEdgeCluster(stack, { podNetwork: PodNetwork.flannel({ nodeMask }) });
        edge.addNodePool('Workers', { ...WORKERS, capacity: NodeCapacity.autoscaled({ min: 3, max: 254 }) });
      });
    expect(define).toThrow(`'capacity' of 'workers' makes 257 nodes at most, ${reason} [at Stack/Cluster]`);
  });

  test('for more zones than it takes', () => {
    const zones = 'abcdef'.split('').map((letter) => `eu-central-1${letter}`);
    const define = () =>
      resourcesOf((stack) => {
        const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones });
        addEdgeCluster(stack, { network });
      });
    expect(define).toThrow("'zones' has 6, this type of cluster takes 5, e.g. ['eu-central-1a', 'eu-central-1b',");
  });
});
