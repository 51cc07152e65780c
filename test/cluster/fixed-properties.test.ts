import { AcsCluster } from '../../lib/cluster/acs-cluster';
import type { Cluster } from '../../lib/cluster/cluster';
import { Disk } from '../../lib/cluster/disk';
import { EdgeCluster } from '../../lib/cluster/edge-cluster';
import { ManagedCluster } from '../../lib/cluster/managed-cluster';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { ServerlessCluster } from '../../lib/cluster/serverless-cluster';
import { type INetwork, Network } from '../../lib/network/network';
import type { PlatformStack } from '../../lib/platform-stack';
import { Size } from '../../lib/size';
import { bundledTypeFacts } from '../support/ros/type-facts';
import { type Template, templateOf } from '../support/template';
import { WORKERS } from './clusters';

const THREE = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const FOUR = [...THREE, 'eu-central-1d'];

type Define = (stack: PlatformStack, network: INetwork, zones?: readonly string[]) => Cluster;

const TYPES: Record<string, Define> = {
  managed: (stack, network, zones) => {
    const props = { clusterName: 'web', network, zones, podNetwork: PodNetwork.terway() };
    const cluster = new ManagedCluster(stack, 'Cluster', props);
    cluster.addNodePool('Workers', WORKERS);
    return cluster;
  },
  edge: (stack, network, zones) => {
    const systemDisk = Disk.essd(Size.gibibytes(50)).unencrypted();
    const cloudNodes = { instanceTypes: ['ecs.g7.xlarge'], systemDisk };
    return new EdgeCluster(stack, 'Cluster', { clusterName: 'web', network, zones, cloudNodes });
  },
  serverless: (stack, network, zones) =>
    new ServerlessCluster(stack, 'Cluster', { clusterName: 'web', network, zones }),
  acs: (stack, network, zones) => new AcsCluster(stack, 'Cluster', { clusterName: 'web', network, zones }),
};

const managed = TYPES.managed as Define;
const platform = (define: Define, zones: readonly string[], clusterZones?: readonly string[]) =>
  templateOf((stack) => {
    define(stack, new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones }), clusterZones);
  });

/** What differs in resources that both templates have: `Cluster.VSwitchIds`, with what ROS knows of updating it. */
function changes(before: Template, after: Template): { place: string; isFixed: boolean }[] {
  return Object.entries(before.Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const others = after.Resources[id]?.Properties ?? {};
    const facts = bundledTypeFacts(Type)?.Properties as Record<string, { UpdateAllowed?: boolean }> | undefined;
    const names = new Set([...Object.keys(Properties), ...Object.keys(others)]);
    return [...names]
      .filter((name) => JSON.stringify(Properties[name]) !== JSON.stringify(others[name]))
      .map((name) => ({ place: `${id}.${name}`, isFixed: facts?.[name]?.UpdateAllowed === false }));
  });
}

const fixedOf = (before: Template, after: Template) =>
  changes(before, after)
    .filter(({ isFixed }) => isFixed)
    .map(({ place }) => place);

describe('a zone more', () => {
  test.each(Object.entries(TYPES))(
    'changes nothing of a %s cluster whose zones are named, nothing fixed elsewhere',
    (_, define) => {
      const changed = changes(platform(define, THREE), platform(define, FOUR, THREE));
      expect(changed.filter(({ place, isFixed }) => isFixed || place.startsWith('Cluster.'))).toEqual([]);
    },
  );

  test('still reaches the node pools', () => {
    const changed = changes(platform(managed, THREE), platform(managed, FOUR, THREE));
    expect(changed).toEqual([{ place: 'ClusterWorkers.ScalingGroup', isFixed: false }]);
  });

  test('changes vSwitches that are fixed when they are not named', () => {
    expect(fixedOf(platform(managed, THREE), platform(managed, FOUR))).toEqual([
      'Cluster.PodVswitchIds',
      'Cluster.VSwitchIds',
    ]);
  });
});

/** What the TSDoc of the props calls fixed (ROS: facts of 2021). */
const FIXED =
  'Name VpcId VSwitchIds PodVswitchIds ContainerCidr ServiceCidr KubernetesVersion ClusterSpec EndpointPublicAccess ' +
  'EncryptionProviderKey Addons Tags';

test.each(FIXED.split(' '))('%s of a managed cluster is fixed once created', (property) => {
  const facts = bundledTypeFacts('ALIYUN::CS::ManagedKubernetesCluster')?.Properties[property];
  expect(facts).toMatchObject({ UpdateAllowed: false });
});
