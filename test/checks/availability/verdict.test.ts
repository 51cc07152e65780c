import { renderVerdict } from '../../../lib/checks/availability/verdict';
import { verdictOn } from '../../../lib/checks/availability/verdict-on';
import type { Subject } from '../../../lib/checks/subject';
import { synthesizePlatform } from '../../support/synthesized';

const lines = (subject: Subject) =>
  verdictOn(subject).map(({ because, loss, subject, survives }) => `${subject}, ${loss}: ${survives}, ${because}`);

const subjectOf = (template: unknown, objects: readonly unknown[]): Subject => ({
  templates: template === undefined ? [] : [{ name: 'platform', content: template }],
  manifests: objects.map((content) => ({ content })),
});

const reference = synthesizePlatform({ clusterType: 'managed' });

test('the reference platform survives all but the zone of its file system', () => {
  expect(lines(subjectOf(reference.template, reference.objects))).toEqual([
    'platform, pod: yes, Deployment web/web does',
    'platform, node: yes, every part of it does',
    'platform, zone: no, Deployment web/web does not',
    'cluster Cluster, node: yes, ACK runs the control plane over several zones; 3 nodes at the least',
    'cluster Cluster, zone: yes, ACK runs the control plane over several zones; nodes in 3 zones at the least',
    'Deployment web/web, pod: yes, 2 replicas, kept by its autoscaler',
    'Deployment web/web, node: yes, 2 replicas, kept by its autoscaler; spread over nodes',
    "Deployment web/web, zone: no, volume 'site' is on NAS, which lies in one zone (eu-central-1a)",
  ]);
});

/** The reference platform with nodes in one zone, perhaps one only, and a pod that may be alone. */
function weaker(): Subject {
  const template = structuredClone(reference.template) as any;
  const { AutoScaling, ScalingGroup } = template.Resources.ClusterWorkers.Properties;
  ScalingGroup.VSwitchIds.length = 1;
  AutoScaling.MinInstances = 1;
  const objects = structuredClone(reference.objects) as any[];
  for (const { kind, spec } of objects) {
    if (kind === 'HorizontalPodAutoscaler') spec.minReplicas = 1;
    if (kind === 'Deployment') spec.template.spec.topologySpreadConstraints = undefined;
  }
  return subjectOf(template, objects);
}

test('one that was made weaker survives nothing', () => {
  expect(lines(weaker())).toEqual([
    'platform, pod: no, Deployment web/web does not',
    'platform, node: no, cluster Cluster, Deployment web/web do not',
    'platform, zone: no, cluster Cluster, Deployment web/web do not',
    'cluster Cluster, node: no, there may be one node only',
    'cluster Cluster, zone: no, nodes in one zone only, eu-central-1a',
    'Deployment web/web, pod: no, one replica: nobody answers until another is ready',
    'Deployment web/web, node: no, one replica: nobody answers until another is ready',
    "Deployment web/web, zone: no, one replica: nobody answers until another is ready; volume 'site' is on NAS, which lies in one zone (eu-central-1a)",
  ]);
});

test('is shown as a table', () => {
  const table = renderVerdict(verdictOn(subjectOf(reference.template, reference.objects)).slice(0, 4));
  expect(table).toBe(
    [
      'What             Loss of one  Survives  Because',
      'platform         pod          yes       Deployment web/web does',
      'platform         node         yes       every part of it does',
      'platform         zone         no        Deployment web/web does not',
      'cluster Cluster  node         yes       ACK runs the control plane over several zones; 3 nodes at the least',
      '',
    ].join('\n'),
  );
});

const metadata = { name: 'web', namespace: 'shop' };
const labels = { app: 'web' };
const overZones = [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }];
const workload = (pod: object = {}, spec: object = {}, kind = 'Deployment') => ({
  apiVersion: 'apps/v1',
  kind,
  metadata,
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { topologySpreadConstraints: overZones, containers: [{ name: 'web', image: 'web:1' }], ...pod },
    },
    ...spec,
  },
});
const claim = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'shop' },
  spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '20Gi' } }, ...spec },
});
const diskClass = (type: string) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'data' },
  provisioner: 'diskplugin.csi.alibabacloud.com',
  parameters: { type },
});
const volume = (spec: object) => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'data' }, spec });
const mounted = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
const perReplica = {
  serviceName: 'web',
  volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim({ storageClassName: 'data' }).spec }],
};

/** A cluster with a node in each of two zones. */
const cluster = (Type = 'ALIYUN::CS::ManagedKubernetesCluster') => ({
  ROSTemplateFormatVersion: '2015-09-01',
  Resources: {
    A: { Type: 'ALIYUN::ECS::VSwitch', Properties: { ZoneId: 'a' } },
    B: { Type: 'ALIYUN::ECS::VSwitch', Properties: { ZoneId: 'b' } },
    Cluster: { Type, Properties: { VSwitchIds: [{ Ref: 'A' }, { Ref: 'B' }] } },
    Workers: {
      Type: 'ALIYUN::CS::ClusterNodePool',
      Properties: {
        ClusterId: { Ref: 'Cluster' },
        Count: 2,
        ScalingGroup: { MultiAzPolicy: 'BALANCE', VSwitchIds: [{ Ref: 'A' }, { Ref: 'B' }] },
      },
    },
  },
});

test.each<[string, object[], string, string]>([
  [
    'nothing but pods',
    [workload()],
    'yes, 3 replicas; spread over nodes',
    'yes, 3 replicas; spread over zones, nodes in 2 zones at the least',
  ],
  [
    'no spread',
    [workload({ topologySpreadConstraints: [] })],
    'no, its replicas may lie on one node',
    'no, its replicas may lie in one zone',
  ],
  [
    'an anti-affinity of nodes',
    [
      workload({
        topologySpreadConstraints: [],
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
          },
        },
      }),
    ],
    'yes, 3 replicas; spread over nodes',
    'no, its replicas may lie in one zone',
  ],
  [
    'OSS',
    [
      workload(mounted),
      claim({ volumeName: 'data' }),
      volume({ csi: { driver: 'ossplugin.csi.alibabacloud.com', volumeHandle: 'a' } }),
    ],
    'yes, 3 replicas; spread over nodes',
    "yes, 3 replicas; spread over zones, nodes in 2 zones at the least; volume 'data' is on OSS",
  ],
  [
    'NAS, as plain NFS',
    [
      workload(mounted),
      claim({ volumeName: 'data' }),
      volume({ nfs: { server: 'x.eu-central-1.nas.aliyuncs.com', path: '/' } }),
    ],
    'yes, 3 replicas; spread over nodes',
    "no, volume 'data' is on NAS, which lies in one zone",
  ],
  [
    'a disk for all replicas',
    [workload(mounted), claim({ storageClassName: 'alicloud-disk-essd' })],
    "no, volume 'data' is a disk, which one node has at a time",
    "no, volume 'data' is a disk, which lies in one zone",
  ],
  [
    'a disk a replica',
    [workload({}, perReplica, 'StatefulSet'), diskClass('cloud_essd')],
    'yes, 3 replicas; spread over nodes',
    "yes, 3 replicas; spread over zones, nodes in 2 zones at the least; volume 'data' is a disk, which lies in one zone: each replica has one of its own",
  ],
  [
    'a disk in several zones a replica',
    [workload({}, perReplica, 'StatefulSet'), diskClass('cloud_regional_disk_auto')],
    'yes, 3 replicas; spread over nodes',
    "yes, 3 replicas; spread over zones, nodes in 2 zones at the least; volume 'data' is a disk in several zones",
  ],
  [
    'a directory of the node',
    [workload({ volumes: [{ name: 'data', hostPath: { path: '/data' } }] })],
    "no, volume 'data' is a directory of the node",
    "no, volume 'data' is a directory of the node",
  ],
  [
    'a claim that is not here',
    [workload(mounted)],
    "unknown, volume 'data' is claim 'data', which is not here",
    "unknown, volume 'data' is claim 'data', which is not here",
  ],
])('of a workload with %s', (_words, objects, node, zone) => {
  const answers = lines(subjectOf(cluster(), objects)).filter((line) => line.includes(' shop/web, '));
  expect(answers.slice(1).map((line) => line.replace(/^.* shop\/web, /, ''))).toEqual([
    `node: ${node}`,
    `zone: ${zone}`,
  ]);
});

test('of a pod by itself, which nobody makes again', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  expect(lines(subjectOf(undefined, [pod])).slice(3)).toEqual(
    ['pod', 'node', 'zone'].map((loss) => `Pod shop/web, ${loss}: no, nobody makes the pod again`),
  );
});

test('of objects without a template, zones are not known', () => {
  expect(lines(subjectOf(undefined, [workload()])).slice(3)).toEqual([
    'Deployment shop/web, pod: yes, 3 replicas',
    'Deployment shop/web, node: yes, 3 replicas; spread over nodes',
    'Deployment shop/web, zone: unknown, spread over zones, if there are several: no template says so',
  ]);
});

test('of nothing there is none', () => {
  expect(verdictOn({})).toEqual([]);
  expect(verdictOn(subjectOf('damaged', [null]))).toEqual([]);
});

const machines = (zones: readonly string[]) => ({
  ROSTemplateFormatVersion: '2015-09-01',
  Resources: Object.fromEntries([
    ...zones.map((zone) => [`In${zone}`, { Type: 'ALIYUN::ECS::VSwitch', Properties: { ZoneId: zone } }]),
    ...zones.map((zone, index) => [
      `Master${index}`,
      { Type: 'ALIYUN::ECS::InstanceGroup', Properties: { MaxAmount: 1, VSwitchId: { Ref: `In${zone}` } } },
    ]),
    ...zones.map((zone, index) => [
      `Worker${index}`,
      { Type: 'ALIYUN::ECS::InstanceGroup', Properties: { MaxAmount: 1, VSwitchId: { Ref: `In${zone}` } } },
    ]),
  ]),
});

test.each<[string, readonly string[], string, string]>([
  [
    'three zones',
    ['a', 'b', 'c'],
    'yes, 3 control planes; 3 nodes',
    'yes, 3 control planes in 3 zones; nodes in 3 zones',
  ],
  [
    'two zones, of which one has the majority',
    ['a', 'a', 'b'],
    'yes, 3 control planes; 3 nodes',
    'no, 2 of 3 control planes lie in one zone',
  ],
  [
    'one machine of each',
    ['a'],
    'no, there is one control plane only; one node only',
    'no, there is one control plane only; nodes in one zone only',
  ],
])('of machines in %s', (_words, zones, node, zone) => {
  expect(lines(subjectOf(machines(zones), [])).slice(2)).toEqual([
    `cluster of machines, node: ${node}`,
    `cluster of machines, zone: ${zone}`,
  ]);
});

const body = (ClusterConfig: object) => ({
  ROSTemplateFormatVersion: '2015-09-01',
  Resources: { Cluster: { Type: 'ALIYUN::CS::AnyCluster', Properties: { ClusterConfig } } },
});
const two = { vswitch_ids: ['vsw-a', 'vsw-b'], multi_az_policy: 'BALANCE' };

test.each<[string, object, string, string]>([
  [
    'a dedicated cluster in two zones',
    {
      cluster_type: 'Kubernetes',
      vswitch_ids: ['vsw-a', 'vsw-b'],
      control_plane_config: { size: 3 },
      nodepools: [{ scaling_group: { ...two, desired_size: 2 } }],
    },
    'yes, 3 masters; 2 nodes at the least',
    'no, masters in 2 zones: losing one may take the majority',
  ],
  [
    'a pool that fills one zone first',
    {
      cluster_type: 'ManagedKubernetes',
      nodepools: [{ scaling_group: { vswitch_ids: ['vsw-a', 'vsw-b'], desired_size: 4 } }],
    },
    'yes, ACK runs the control plane over several zones; 4 nodes at the least',
    'no, nodes may lie in one of the 2 zones only',
  ],
  [
    'a registered cluster',
    { cluster_type: 'ExternalKubernetes' },
    'unknown, the template does not say where its control plane runs; the template has no nodes',
    'unknown, the template does not say where its control plane runs; the template has no nodes',
  ],
  [
    'nodes whose number only the deployment knows',
    { cluster_type: 'ManagedKubernetes', nodepools: [{ scaling_group: { ...two, desired_size: { Ref: 'Nodes' } } }] },
    'unknown, the template does not say how many nodes there are',
    'unknown, the template does not say how many nodes there are',
  ],
])('of %s', (_words, config, node, zone) => {
  expect(lines(subjectOf(body(config), [])).filter((line) => line.startsWith('cluster '))).toEqual([
    `cluster Cluster, node: ${node}`,
    `cluster Cluster, zone: ${zone}`,
  ]);
});
