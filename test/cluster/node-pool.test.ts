import * as ros from '@alicloud/ros-cdk-core';
import * as fc from 'fast-check';
import { Disk } from '../../lib/cluster/disk';
import { MultiAzPolicy } from '../../lib/cluster/multi-az-policy';
import { NodeCapacity } from '../../lib/cluster/node-capacity';
import { NodeHardening } from '../../lib/cluster/node-hardening';
import { NodeImage } from '../../lib/cluster/node-image';
import type { NodePoolOptions } from '../../lib/cluster/node-pool';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { Spot } from '../../lib/cluster/spot';
import { Taint } from '../../lib/cluster/taint';
import type { PlatformStackProps } from '../../lib/platform-stack';
import { Size } from '../../lib/size';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';
import { addManagedCluster, WORKERS } from './clusters';

const pool = (options: Partial<NodePoolOptions> = {}, stack: PlatformStackProps = {}) =>
  resourcesOf((scope) => addManagedCluster(scope).addNodePool('Workers', { ...WORKERS, ...options }), stack)
    .ClusterWorkers;
const scalingGroup = (options: Partial<NodePoolOptions> = {}) => pool(options)?.Properties.ScalingGroup;

test('defaults', () => {
  expect(pool()).toMatchSnapshot();
});

test('autoscaled capacity has limits and no count', () => {
  const properties = pool({ capacity: NodeCapacity.autoscaled({ min: 3, max: 9 }) })?.Properties;
  expect(properties?.AutoScaling).toEqual({ Enable: true, MinInstances: 3, MaxInstances: 9, Type: 'cpu' });
  expect(properties).not.toHaveProperty('Count');
});

test('fixed capacity has a count and no autoscaling', () => {
  expect(pool()?.Properties.Count).toBe(3);
  expect(pool()?.Properties).not.toHaveProperty('AutoScaling');
});

test('tags and resource group of the stack reach the nested places', () => {
  const properties = pool({}, { tags: { team: 'web' }, resourceGroupId: 'rg-1' })?.Properties;
  expect(properties?.NodePoolInfo).toEqual({ Name: 'workers', ResourceGroupId: 'rg-1' });
  expect(properties?.ScalingGroup.Tags).toEqual([{ Key: 'team', Value: 'web' }]);
});

test('labels and taints come with the containerd version ROS asks for', () => {
  const options = {
    containerdVersion: '1.6.28',
    labels: { 'example.com/team': 'web', empty: '' },
    taints: [Taint.noSchedule('gpu', 'yes'), Taint.preferNoSchedule('spot'), Taint.noExecute('old')],
  };
  expect(pool(options)?.Properties.KubernetesConfig).toEqual({
    Runtime: 'containerd',
    RuntimeVersion: '1.6.28',
    Labels: [
      { Key: 'example.com/team', Value: 'web' },
      { Key: 'empty', Value: '' },
    ],
    Taints: [
      { Key: 'gpu', Value: 'yes', Effect: 'NoSchedule' },
      { Key: 'spot', Value: '', Effect: 'PreferNoSchedule' },
      { Key: 'old', Value: '', Effect: 'NoExecute' },
    ],
  });
});

test('a containerd version alone is rendered too', () => {
  const { KubernetesConfig } = pool({ containerdVersion: '1.6.28' })?.Properties ?? {};
  expect(KubernetesConfig).toEqual({ Runtime: 'containerd', RuntimeVersion: '1.6.28' });
});

test('without labels, taints and version there are no Kubernetes settings', () => {
  expect(pool({ labels: {}, taints: [] })?.Properties).not.toHaveProperty('KubernetesConfig');
});

test('a taint reads as kubectl writes it', () => {
  expect(`${Taint.noSchedule('gpu', 'yes')} ${Taint.noExecute('old')}`).toBe('gpu=yes:NoSchedule old:NoExecute');
});

describe('disks', () => {
  const disk = (systemDisk: Disk) => scalingGroup({ systemDisk });

  test('ESSD', () => {
    expect(disk(Disk.essd(Size.gibibytes(50), { performanceLevel: 'PL2' }))).toMatchObject({
      SystemDiskCategory: 'cloud_essd',
      SystemDiskSize: 50,
      SystemDiskPerformanceLevel: 'PL2',
      SystemDiskEncrypted: true,
    });
  });
  test('ESSD AutoPL', () => expect(disk(Disk.essdAutoPl(Size.gibibytes(40))).SystemDiskCategory).toBe('cloud_auto'));
  test('any category', () => {
    expect(disk(Disk.of('cloud_efficiency', Size.gibibytes(500))).SystemDiskCategory).toBe('cloud_efficiency');
  });
  test('not encrypted by name only', () => {
    expect(disk(Disk.essd(Size.gibibytes(50)).unencrypted()).SystemDiskEncrypted).toBe(false);
  });
});

describe('said by name', () => {
  test('image', () => {
    expect(scalingGroup({ image: NodeImage.CONTAINER_OS }).ImageType).toBe('ContainerOS');
    expect(scalingGroup({ image: NodeImage.of('Windows') }).ImageType).toBe('Windows');
  });
  test('key pair', () => expect(scalingGroup({ keyPair: 'ops' }).KeyPair).toBe('ops'));
  test('hardening', () => {
    expect(scalingGroup({ hardening: NodeHardening.ALIBABA_CLOUD })).toMatchObject({ SecurityHardeningOs: true });
    expect(scalingGroup({ hardening: NodeHardening.MLPS })).toMatchObject({ SocEnabled: true });
  });
  test('no repair', () => expect(pool({ autoRepair: false })?.Properties).not.toHaveProperty('Management'));
  test('some zones', () => {
    const { VSwitchIds } = scalingGroup({ zones: ['eu-central-1c', 'eu-central-1a'] });
    expect(VSwitchIds).toEqual(['vsw-nodes-c', 'vsw-nodes-a']);
  });
  test('one zone needs no balance', () => {
    expect(scalingGroup({ zones: ['eu-central-1b'] })).not.toHaveProperty('MultiAzPolicy');
  });
  test('another policy', () => {
    expect(scalingGroup({ multiAzPolicy: MultiAzPolicy.COST_OPTIMIZED }).MultiAzPolicy).toBe('COST_OPTIMIZED');
  });
});

describe('spot instances', () => {
  test('are replaced, by nodes paid as they go if need be', () => {
    expect(scalingGroup({ spot: Spot.atMarketPrice() })).toMatchObject({
      MultiAzPolicy: 'COST_OPTIMIZED',
      SpotStrategy: 'SpotAsPriceGo',
      SpotInstanceRemedy: true,
      CompensateWithOnDemand: true,
      OnDemandBaseCapacity: 0,
      OnDemandPercentageAboveBaseCapacity: 0,
    });
  });
  test('up to a price, beside others', () => {
    const spot = Spot.upTo({ 'ecs.g7.xlarge': 0.1 }, { onDemandBase: 3, onDemandPercent: 20 });
    expect(scalingGroup({ spot })).toMatchObject({
      SpotStrategy: 'SpotWithPriceLimit',
      SpotPriceLimit: [{ InstanceType: 'ecs.g7.xlarge', PriceLimit: 0.1 }],
      OnDemandBaseCapacity: 3,
      OnDemandPercentageAboveBaseCapacity: 20,
    });
  });
  test('are scaled as such', () => {
    const capacity = NodeCapacity.autoscaled({ min: 3, max: 9 });
    expect(pool({ capacity, spot: Spot.atMarketPrice() })?.Properties.AutoScaling.Type).toBe('spot');
  });
});

describe('instances', () => {
  test('by what they have', () => {
    const instancePatterns = [
      { cores: 4, memory: Size.gibibytes(16) },
      { cores: 8, memory: Size.gibibytes(32), families: ['ecs.g7'], excluded: ['ecs.g7.2xlarge'] },
    ];
    const group = scalingGroup({ instanceTypes: undefined, instancePatterns });
    expect(group).not.toHaveProperty('InstanceTypes');
    expect(group.InstancePatterns).toEqual([
      { Cores: 4, Memory: 16, CpuArchitectures: ['X86'], InstanceFamilyLevel: 'EnterpriseLevel' },
      {
        Cores: 8,
        Memory: 32,
        CpuArchitectures: ['X86'],
        InstanceFamilyLevel: 'EnterpriseLevel',
        InstanceTypeFamilies: ['ecs.g7'],
        ExcludedInstanceTypes: ['ecs.g7.2xlarge'],
      },
    ]);
  });
  test('with Arm processors get an image for them', () => {
    expect(scalingGroup({ instanceTypes: ['ecs.g8y.xlarge', 'ecs.c6r.large'] }).ImageType).toBe('AliyunLinux3Arm64');
    const instancePatterns = [{ cores: 4, memory: Size.gibibytes(16), architecture: 'ARM' as const }];
    expect(scalingGroup({ instanceTypes: undefined, instancePatterns }).ImageType).toBe('AliyunLinux3Arm64');
  });
  test.each([
    ['Arm', 'ecs.g8y', 'AliyunLinux3Arm64', 'ARM'],
    ['bare metal Arm', 'ecs.ebmg6r', 'AliyunLinux3Arm64', 'ARM'],
    ['x86', 'ecs.g7', 'AliyunLinux3', 'X86'],
  ])('that fit a pattern have the architecture of its families: %s', (_, family, image, architecture) => {
    const instancePatterns = [{ cores: 4, memory: Size.gibibytes(16), families: [family] }];
    const { ImageType, InstancePatterns } = scalingGroup({ instanceTypes: undefined, instancePatterns });
    expect([ImageType, InstancePatterns[0].CpuArchitectures]).toEqual([image, [architecture]]);
  });
  test('of a family known at deploy time are what the pattern says', () => {
    const families = [String(ros.Fn.ref('Family'))];
    const instancePatterns = [{ cores: 4, memory: Size.gibibytes(16), architecture: 'ARM' as const, families }];
    expect(scalingGroup({ instanceTypes: undefined, instancePatterns }).ImageType).toBe('AliyunLinux3Arm64');
  });
  test('that fit a pattern with GPUs are scaled by them', () => {
    const instancePatterns = [{ cores: 8, memory: Size.gibibytes(32), families: ['ecs.gn7i'] }];
    const capacity = NodeCapacity.autoscaled({ min: 0, max: 3 });
    expect(pool({ capacity, instanceTypes: undefined, instancePatterns })?.Properties.AutoScaling.Type).toBe('gpu');
  });
  test('with GPUs are scaled by them', () => {
    const capacity = NodeCapacity.autoscaled({ min: 0, max: 2 });
    const properties = pool({ capacity, instanceTypes: ['ecs.gn6i-c4g1.xlarge'] })?.Properties;
    expect(properties?.AutoScaling.Type).toBe('gpu');
  });
});

test('data disks are encrypted too, and may be larger', () => {
  const dataDisks = [Disk.essd(Size.tebibytes(2), { performanceLevel: 'PL2' }), Disk.essdAutoPl(Size.gibibytes(40))];
  expect(scalingGroup({ dataDisks }).DataDisks).toEqual([
    { Category: 'cloud_essd', Size: 2048, PerformanceLevel: 'PL2', Encrypted: true },
    { Category: 'cloud_auto', Size: 40, Encrypted: true },
  ]);
});

test('everything that can be said is known to ROS', () => {
  const template = templateOf((stack) =>
    addManagedCluster(stack).addNodePool('Workers', {
      ...WORKERS,
      capacity: NodeCapacity.autoscaled({ min: 3, max: 9 }),
      spot: Spot.upTo({ 'ecs.g7.xlarge': 0.1 }),
      instancePatterns: [{ cores: 4, memory: Size.gibibytes(16), families: ['ecs.g7'], excluded: ['ecs.g7.large'] }],
      dataDisks: [Disk.essd(Size.gibibytes(200))],
      hardening: NodeHardening.ALIBABA_CLOUD,
      keyPair: 'ops',
      containerdVersion: '1.6.28',
      labels: { team: 'web' },
      taints: [Taint.noSchedule('gpu')],
    }),
  );
  expect(checkTemplate(template)).toEqual([]);
});

test('the priority of zones is their order', () => {
  const options = { zones: ['eu-central-1b', 'eu-central-1a'], multiAzPolicy: MultiAzPolicy.PRIORITY };
  expect(scalingGroup(options)).toMatchObject({
    MultiAzPolicy: 'PRIORITY',
    VSwitchIds: ['vsw-nodes-b', 'vsw-nodes-a'],
  });
});

test('a number of nodes known when deployed says nothing about room', () => {
  const count = ros.Lazy.numberValue({ produce: () => 4 });
  resourcesOf((stack) => {
    const cluster = addManagedCluster(stack, {
      podNetwork: PodNetwork.flannel({ podCidr: '172.20.0.0/24', nodeMask: 26 }),
    });
    cluster.addNodePool('Late', { ...WORKERS, nodePoolName: 'late', capacity: NodeCapacity.fixed(count) });
    const more = () => cluster.addNodePool('More', { ...WORKERS, capacity: NodeCapacity.fixed(5) });
    expect(more).toThrow('makes 5 nodes at most, the pod range has room for 4');
  });
});

test('waits for its cluster', () => {
  expect(pool()?.DependsOn).toEqual(['Cluster']);
});

test('knows its id when deployed', () => {
  resourcesOf((stack) => {
    const { nodePoolId } = addManagedCluster(stack).addNodePool('Workers', WORKERS);
    expect(stack.resolve(nodePoolId)).toEqual({ 'Fn::GetAtt': ['ClusterWorkers', 'NodePoolId'] });
  });
});

test('deploy-time values are let through', () => {
  const name = ros.Lazy.stringValue({ produce: () => 'late' });
  const count = ros.Lazy.numberValue({ produce: () => 4 });
  const properties = pool({
    nodePoolName: name,
    instanceTypes: [name],
    capacity: NodeCapacity.fixed(count),
    systemDisk: Disk.essd(Size.gibibytes(count)),
  })?.Properties;
  expect(properties).toMatchObject({ NodePoolInfo: { Name: 'late' }, Count: 4, ScalingGroup: { SystemDiskSize: 4 } });
});

describe('fails', () => {
  test.each<[string, Partial<NodePoolOptions>, string]>([
    [
      'for a name ACK refuses',
      { nodePoolName: 'a_b' },
      "'nodePoolName' is 'a_b', ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen, e.g. 'web-1'",
    ],
    [
      'without instance types',
      { instanceTypes: [] },
      "'instanceTypes' is empty, needs at least one, e.g. ['ecs.g7.xlarge']",
    ],
    [
      'for what is no instance type',
      { instanceTypes: ['g5.xlarge'] },
      "'instanceTypes' has 'g5.xlarge', which is no ECS instance type such as 'ecs.g7.xlarge'",
    ],
    [
      'for an instance type twice',
      { instanceTypes: ['ecs.g5.xlarge', 'ecs.g5.xlarge'] },
      "'instanceTypes' has 'ecs.g5.xlarge' twice, name it once",
    ],
    [
      'for spot instances balanced over zones',
      { spot: Spot.atMarketPrice(), multiAzPolicy: MultiAzPolicy.BALANCE },
      "'multiAzPolicy' is BALANCE, with which nothing takes the place of spot instances that are not to be had: leave it out",
    ],
    [
      'for shares and prices that cannot be',
      { spot: Spot.upTo({ 'ecs.g7.xlarge': 0 }, { onDemandBase: -1, onDemandPercent: 101 }) },
      "'spot.onDemandBase' must be a whole number, 0 to 1000, got -1, e.g. 0; 'spot.onDemandPercent' must be a whole number, 0 to 100, got 101, e.g. 20; 'spot' pays 0 for 'ecs.g7.xlarge', must be a price an hour, e.g. 0.1",
    ],
    ['for no prices', { spot: Spot.upTo({}) }, "'spot' has no prices, e.g. Spot.upTo({ 'ecs.g7.xlarge': 0.1 })"],
    ['for a number as spot', { spot: 1 as never }, "'spot' must be a Spot, e.g. Spot.atMarketPrice(), got 1"],
    [
      'for no pattern',
      { instanceTypes: undefined, instancePatterns: [] },
      "'instancePatterns' must be a list with one or more, e.g. [{ cores: 4, memory: Size.gibibytes(16) }], got []",
    ],
    [
      'for a pattern that cannot be',
      { instancePatterns: [{ cores: 0, memory: 16 as never, architecture: 'x86' as never }] },
      "'instancePatterns[0].cores' must be a whole number, 1 or more, got 0, e.g. 4; 'instancePatterns[0].architecture' must be 'X86' or 'ARM', got 'x86'; 'instancePatterns[0].memory' must be a Size, e.g. Size.gibibytes(16), got 16",
    ],
    [
      'for Arm beside x86',
      { instanceTypes: ['ecs.g8y.xlarge', 'ecs.g7.xlarge'] },
      "'instanceTypes' has Arm and x86 types, which no image is for both: make a pool for each",
    ],
    [
      'for an image for other processors',
      { instanceTypes: ['ecs.g8y.xlarge'], image: NodeImage.ALIBABA_CLOUD_LINUX_3 },
      "'image' is AliyunLinux3 (X86), the instance types are ARM: leave it out, or take another",
    ],
    [
      'for Arm beside x86 in a pattern',
      {
        instanceTypes: undefined,
        instancePatterns: [{ cores: 4, memory: Size.gibibytes(16), families: ['ecs.g8y', 'ecs.g7'] }],
      },
      "'instancePatterns[0].families' has Arm and x86 families, which no image is for both: make a pool for each",
    ],
    [
      'for an architecture that the families are not',
      {
        instanceTypes: undefined,
        instancePatterns: [
          { cores: 4, memory: Size.gibibytes(16), families: ['ecs.g8y'], architecture: 'X86' },
          { cores: 4, memory: Size.gibibytes(16), families: 'ecs.g7' as never },
          { cores: 4, memory: Size.gibibytes(16), families: [7 as never] },
        ],
      },
      "'instancePatterns[0].architecture' is X86, but its families are ARM: leave it out; 'instancePatterns[1].families' must be a list, e.g. ['ecs.g7'], got 'ecs.g7'; 'instancePatterns[2].families[0]' must be a text, e.g. 'ecs.g7', got 7",
    ],
    [
      'for an Arm type beside a pattern of x86',
      { instanceTypes: ['ecs.g8y.xlarge'], instancePatterns: [{ cores: 4, memory: Size.gibibytes(16) }] },
      "'instanceTypes' and 'instancePatterns' have Arm and x86 types, which no image is for both: make a pool for each",
    ],
    [
      'for an Arm image with a pattern that does not say so',
      {
        instanceTypes: undefined,
        instancePatterns: [{ cores: 4, memory: Size.gibibytes(16) }],
        image: NodeImage.ALIBABA_CLOUD_LINUX_3_ARM,
      },
      "'image' is AliyunLinux3Arm64 (ARM), the instance types are X86: leave it out, or take another, or say architecture: 'ARM' in the pattern",
    ],
    [
      'for data disks that cannot be',
      { dataDisks: [Disk.essd(Size.gibibytes(20)), 50 as never] },
      "'dataDisks[0]' has 20 GiB, allowed are whole GiB from 40 to 32768, e.g. Disk.essd(Size.gibibytes(50)); 'dataDisks[1]' must be a Disk, e.g. Disk.essd(Size.gibibytes(200)), got 50",
    ],
    [
      'for min > max',
      { capacity: NodeCapacity.autoscaled({ min: 9, max: 3 }) },
      "'capacity' has min 9 > max 3, e.g. NodeCapacity.autoscaled({ min: 3, max: 9 })",
    ],
    [
      'for min < 0',
      { capacity: NodeCapacity.autoscaled({ min: -1, max: 3 }) },
      "'capacity' is -1 to 3 nodes, whole numbers from 0 are needed, e.g. NodeCapacity.autoscaled({ min: 3, max: 9 })",
    ],
    [
      'for half a node',
      { capacity: NodeCapacity.fixed(1.5) },
      "'capacity' is 1.5 nodes, whole numbers from 0 are needed, e.g. NodeCapacity.fixed(3)",
    ],
    [
      'for too small a disk',
      { systemDisk: Disk.essd(Size.gibibytes(20)) },
      "'systemDisk' has 20 GiB, allowed are whole GiB from 40 to 500, e.g. Disk.essd(Size.gibibytes(50))",
    ],
    [
      'for too large a disk',
      { systemDisk: Disk.essd(Size.tebibytes(1)) },
      "'systemDisk' has 1024 GiB, allowed are whole GiB from 40 to 500, e.g. Disk.essd(Size.gibibytes(50))",
    ],
    [
      'for labels without a containerd version',
      { labels: { team: 'web' } },
      "'containerdVersion' is required for labels and taints (ROS: KubernetesConfig.RuntimeVersion), e.g. '1.6.28'",
    ],
    [
      'for taints without a containerd version',
      { taints: [Taint.noSchedule('gpu')] },
      "'containerdVersion' is required for labels and taints (ROS: KubernetesConfig.RuntimeVersion), e.g. '1.6.28'",
    ],
    [
      'for a label key Kubernetes refuses',
      { containerdVersion: '1.6.28', labels: { '-team': 'web' } },
      "'labels' has the key '-team', which Kubernetes refuses, e.g. 'example.com/team'",
    ],
    [
      'for a label value Kubernetes refuses',
      { containerdVersion: '1.6.28', labels: { team: 'the web' } },
      "'labels' has the value 'the web' for 'team', which Kubernetes refuses, e.g. 'web'",
    ],
    [
      'for a taint key Kubernetes refuses',
      { containerdVersion: '1.6.28', taints: [Taint.noExecute('a/b/c')] },
      "'taints' has the key 'a/b/c', which Kubernetes refuses, e.g. 'example.com/team'",
    ],
    [
      'for a taint twice',
      { containerdVersion: '1.6.28', taints: [Taint.noSchedule('gpu', 'a'), Taint.noSchedule('gpu', 'b')] },
      "'taints' has 'gpu:NoSchedule' twice, name it once",
    ],
    [
      'for no zone',
      { zones: [] },
      "'zones' is empty, needs at least one of eu-central-1a, eu-central-1b, eu-central-1c",
    ],
    [
      'for a zone the network does not have',
      { zones: ['eu-central-1d'] },
      "'zones' has 'eu-central-1d', the network has eu-central-1a, eu-central-1b, eu-central-1c",
    ],
    [
      'for a zone twice',
      { zones: ['eu-central-1a', 'eu-central-1a'] },
      "'zones' has 'eu-central-1a' twice, name it once",
    ],
    [
      'with everything that is wrong at once',
      { instanceTypes: [], capacity: NodeCapacity.fixed(-1) },
      "'instanceTypes' is empty, needs at least one, e.g. ['ecs.g7.xlarge']; 'capacity' is -1 nodes, whole numbers from 0 are needed, e.g. NodeCapacity.fixed(3)",
    ],
  ])('%s', (_, options, message) => {
    expect(() => pool(options)).toThrow(new Error(`${message} [at Stack/Cluster/Workers]`));
  });

  test('for a node pool name twice', () => {
    const define = () =>
      resourcesOf((stack) => {
        const cluster = addManagedCluster(stack);
        cluster.addNodePool('Workers', WORKERS);
        cluster.addNodePool('More', WORKERS);
      });
    expect(define).toThrow("'nodePoolName' is 'workers', which another pool has [at Stack/Cluster]");
  });

  test('for more nodes than a pod range has room for', () => {
    const define = () =>
      resourcesOf((stack) => {
        const podNetwork = PodNetwork.flannel({ podCidr: '172.20.0.0/24', nodeMask: 26 });
        const cluster = addManagedCluster(stack, { podNetwork });
        cluster.addNodePool('Workers', WORKERS);
        cluster.addNodePool('More', { ...WORKERS, nodePoolName: 'more', capacity: NodeCapacity.fixed(2) });
      });
    expect(define).toThrow(
      "'capacity' of 'more' makes 5 nodes at most, the pod range has room for 4: use a larger 'podCidr' or 'nodeMask' [at Stack/Cluster]",
    );
  });
});

test('property: every label Kubernetes takes is taken', () => {
  const letters = 'abcXYZ019'.split('');
  const edge = fc.constantFrom(...letters);
  const inner = fc.string({ unit: fc.constantFrom(...letters, '-', '_', '.'), maxLength: 61 });
  const name = fc.tuple(edge, inner, edge).map((parts) => parts.join(''));
  const key = fc.tuple(fc.constantFrom('', 'example.com/', 'a/'), name).map((parts) => parts.join(''));
  fc.assert(
    fc.property(key, name, (label, value) => {
      expect(() => pool({ containerdVersion: '1.6.28', labels: { [label]: value } })).not.toThrow();
    }),
    { numRuns: 50 },
  );
});

describe('a password', () => {
  const withPassword = (noEcho: boolean, options: Partial<NodePoolOptions> = {}) =>
    templateOf((stack) => {
      const password = new ros.RosParameter(stack, 'NodePassword', { type: ros.RosParameterType.STRING, noEcho });
      addManagedCluster(stack).addNodePool('Workers', { ...WORKERS, password, ...options });
    });

  test('comes from a parameter that ROS does not show, and stands nowhere in the template', () => {
    const template = withPassword(true);
    expect(template.Resources.ClusterWorkers?.Properties.ScalingGroup.LoginPassword).toEqual({ Ref: 'NodePassword' });
    expect(checkTemplate(template)).toEqual([]);
  });

  test('fails from any other parameter or text', () => {
    const text =
      "'password' must be a parameter marked NoEcho, e.g. new ros.RosParameter(stack, 'NodePassword', { type";
    expect(() => withPassword(false)).toThrow(text);
    expect(() => pool({ password: 'secret' as never })).toThrow(text);
  });

  test('fails beside a key pair', () => {
    expect(() => withPassword(true, { keyPair: 'ops' })).toThrow(
      "'password' and 'keyPair' are both given, nodes take one of them",
    );
  });
});
