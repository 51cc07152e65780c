import { CLUSTER_TYPES, type ClusterType, type Settings } from '../../examples/web-platform/settings';
import { checkManifestGraph } from '../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../support/kubernetes/check-manifests';
import { checkRestricted } from '../support/kubernetes/check-restricted';
import { checkTemplate } from '../support/ros/check-template';
import { type SynthesizedPlatform, synthesizePlatform, theObject } from '../support/synthesized';

const VARIANTS: readonly [string, Settings][] = [
  ...CLUSTER_TYPES.map((clusterType): [string, Settings] => [clusterType, { clusterType }]),
  ['managed with a cluster domain', { clusterType: 'managed', clusterDomain: 'k8s-majasi.cluster' }],
];
const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

function resource({ template }: SynthesizedPlatform, logicalId: string) {
  const found = template.Resources[logicalId];
  if (!found) throw new Error(`no ${logicalId} in ${Object.keys(template.Resources).join(', ')}`);
  return found;
}

describe.each(VARIANTS)('%s', (_name, settings) => {
  const platform = synthesizePlatform(settings);

  test('ROS takes the template: types, properties, references, nothing dead, no vSwitch twice', () => {
    // a local cluster has none
    if (settings.clusterType === 'local') expect(platform.template.Resources).toEqual({});
    else expect(checkTemplate(platform.template)).toEqual([]);
  });

  test('an API server of Kubernetes 1.26 takes the manifests', () => {
    expect(checkManifests(platform.objects)).toEqual([]);
  });

  test('the manifests belong together', () => {
    expect(checkManifestGraph(platform.objects)).toEqual([]);
  });

  test('a namespace that enforces the restricted profile takes the pods, and ours does', () => {
    expect(checkRestricted(platform.objects)).toEqual([]);
    expect(theObject(platform.objects, 'Namespace').metadata).toEqual({
      name: 'web',
      labels: expect.objectContaining({ 'pod-security.kubernetes.io/enforce': 'restricted' }),
    });
  });

  test('the same bytes every time', () => {
    expect(synthesizePlatform(settings).files).toEqual(platform.files);
  });

  test('nothing of this machine', () => {
    expect(Object.values(platform.files).join('\n')).not.toContain(process.cwd());
  });

  test('replicas spread over zones, softly', () => {
    const { topologySpreadConstraints } = theObject(platform.objects, 'Deployment').spec.template.spec;
    expect(topologySpreadConstraints[0]).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
    });
  });

  test('the scaling of the thesis', () => {
    expect(theObject(platform.objects, 'HorizontalPodAutoscaler').spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [
        { resource: { name: 'cpu', target: { averageUtilization: settings.clusterType === 'local' ? 10 : 4 } } },
      ],
    });
  });

  test('no password, token or key stands in any output', () => {
    const secrets = /LoginPassword|"(?:password|token|accessKey\w*|secret)":\s*"[^"$@]|BEGIN (?:RSA |EC )?PRIVATE KEY/i;
    for (const [name, text] of Object.entries(platform.files)) expect([name, secrets.exec(text)]).toEqual([name, null]);
  });
});

describe.each(CLUSTER_TYPES.filter((type) => type !== 'local'))('in the cloud: %s', (clusterType) => {
  const platform = synthesizePlatform({ clusterType });

  test('the VPC of the thesis, with vSwitches in three zones', () => {
    expect(resource(platform, 'NetworkVpc').Properties.CidrBlock).toBe('172.16.0.0/16');
    const vSwitches = Object.values(platform.template.Resources).filter(({ Type }) => Type === 'ALIYUN::ECS::VSwitch');
    expect(new Set(vSwitches.map(({ Properties }) => Properties.ZoneId))).toEqual(new Set(ZONES));
  });

  test('each list of vSwitches of the cluster and its nodes is over three zones', () => {
    const lists = vSwitchLists(platform.template.Resources);
    // nodes of one's own name a vSwitch each; that they are in three zones is shown where they are tested
    expect(lists.length > 0).toBe(clusterType !== 'self-managed');
    const zoneOf = (id: string) => platform.template.Resources[id]?.Properties.ZoneId;
    for (const list of lists) expect(new Set(list.map(zoneOf))).toEqual(new Set(ZONES));
  });
});

/** What a type of cluster changes in the workloads, by the kinds of the objects; docs/clusters.md explains each. */
const CHANGED: Readonly<Record<ClusterType, readonly string[]>> = {
  managed: [],
  serverless: ['-NetworkPolicy'],
  acs: ['-NetworkPolicy'],
  dedicated: ['Deployment', 'Service', '-NetworkPolicy'],
  edge: ['Deployment', 'Service', '-NetworkPolicy'],
  'self-managed': ['Deployment', 'Service', '-AlbConfig', '-IngressClass', '-Ingress'],
  registered: ['PersistentVolume', 'Deployment', 'NetworkPolicy', '-AlbConfig', '-IngressClass', '-Ingress'],
  local: [
    'PersistentVolume',
    'Deployment',
    'Service',
    'HorizontalPodAutoscaler',
    'NetworkPolicy',
    '-AlbConfig',
    '-IngressClass',
    '-Ingress',
  ],
};

test.each(CLUSTER_TYPES)('the workloads on %s differ only where the type forces it', (clusterType) => {
  const managed = synthesizePlatform({ clusterType: 'managed' }).objects;
  const others = synthesizePlatform({ clusterType }).objects;
  const kinds = (objects: readonly { kind: string }[]) => objects.map(({ kind }) => kind);
  const gone = kinds(managed).filter((kind) => !kinds(others).includes(kind));
  const changed = others.filter((object) => {
    const same = managed.find(({ kind }) => kind === object.kind);
    return JSON.stringify(same) !== JSON.stringify(object);
  });
  expect([...kinds(changed), ...gone.map((kind) => `-${kind}`)]).toEqual(CHANGED[clusterType]);
});

describe('the managed cluster', () => {
  const platform = synthesizePlatform({ clusterType: 'managed' });

  test('is one of ACK Pro with the newest Kubernetes, in three zones', () => {
    const { Type, Properties } = resource(platform, 'Cluster');
    expect(Type).toBe('ALIYUN::CS::ManagedKubernetesCluster');
    expect(Properties).toMatchObject({
      Name: 'cluster-tfg',
      ClusterSpec: 'ack.pro.small',
      EndpointPublicAccess: false,
    });
    expect(Properties).not.toHaveProperty('KubernetesVersion');
    expect(Properties.VSwitchIds).toHaveLength(3);
    expect(Properties.PodVswitchIds).toHaveLength(3);
  });

  test('has its nodes in a pool over three zones', () => {
    const { Properties } = resource(platform, 'ClusterWorkers');
    expect(Properties.NodePoolInfo.Name).toBe('k8s-nodepool');
    expect(Properties.ScalingGroup).toMatchObject({
      InstanceTypes: ['ecs.g5.xlarge'],
      SystemDiskSize: 50,
      ImageType: 'AliyunLinux3',
      InstanceChargeType: 'PostPaid',
      VSwitchIds: [expect.anything(), expect.anything(), expect.anything()],
    });
  });

  test('gives pods addresses that the ALB, in three zones, reaches directly', () => {
    expect(theObject(platform.objects, 'Service').spec.type).toBe('ClusterIP');
    expect(theObject(platform.objects, 'AlbConfig').spec.config.zoneMappings).toHaveLength(3);
  });

  test('has ALB ingress, managed Prometheus, logs and inspection', () => {
    const addOns = resource(platform, 'ClusterAddOns').Properties.Addons.map(({ Name }: { Name: string }) => Name);
    expect(addOns).toEqual([
      'alb-ingress-controller',
      'arms-prometheus',
      'loongcollector',
      'managed-security-inspector',
    ]);
  });

  test('is an AnyCluster with the domain in its body when a cluster domain is asked for', () => {
    const { Type, Properties } = resource(
      synthesizePlatform({ clusterType: 'managed', clusterDomain: 'k8s-majasi.cluster' }),
      'Cluster',
    );
    expect(Type).toBe('ALIYUN::CS::AnyCluster');
    expect(Properties.ClusterConfig).toMatchObject({
      cluster_type: 'ManagedKubernetes',
      cluster_domain: 'k8s-majasi.cluster',
    });
  });
});

describe('the dedicated cluster', () => {
  const platform = synthesizePlatform({ clusterType: 'dedicated' });

  test('is what the thesis ran, to the letter', () => {
    const { Type, Properties } = resource(platform, 'Cluster');
    expect(Type).toBe('ALIYUN::CS::AnyCluster');
    expect(Properties.ClusterConfig).toMatchObject({
      name: 'cluster-tfg',
      cluster_type: 'Kubernetes',
      kubernetes_version: '1.26.3-aliyun.1',
      cluster_domain: 'k8s-majasi.cluster',
      is_enterprise_security_group: false,
      control_plane_config: {
        size: 3,
        instance_types: ['ecs.g7a.large', 'ecs.g7a.large', 'ecs.g7a.large'],
        system_disk_size: 50,
        charge_type: 'PostPaid',
      },
      nodepools: [
        {
          nodepool_info: { name: 'k8s-nodepool' },
          scaling_group: {
            desired_size: 2,
            instance_types: ['ecs.g5.xlarge'],
            system_disk_size: 50,
            image_type: 'AliyunLinux3',
            instance_charge_type: 'PostPaid',
          },
          kubernetes_config: { runtime: 'containerd', runtime_version: '1.6.20' },
        },
      ],
    });
    expect(Properties.ClusterConfig.vswitch_ids).toHaveLength(3);
    expect(Properties.ClusterConfig.addons).toContainEqual({ name: 'flannel' });
  });
});

/** Logical ids of the vSwitches in every list of them, wherever it stands. */
function vSwitchLists(value: unknown, key = ''): string[][] {
  if (Array.isArray(value) && /^p?o?d?_?v_?switch_?ids$/i.test(key)) {
    return [value.map((id) => id['Fn::GetAtt'][0])];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, nested]) => vSwitchLists(nested, name));
}

test('the load balancer of a self-managed cluster may reach the node ports', () => {
  const { template } = synthesizePlatform({ clusterType: 'self-managed' });
  const rules = JSON.stringify(template.Resources);
  expect(rules).toContain('"PortRange":"30000/32767"');
  expect(rules).toContain('"SourceCidrIp":"172.16.0.0/16"');
});
