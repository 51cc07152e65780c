import type { Settings } from '../../examples/web-platform/settings';
import { checkManifestGraph } from '../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../support/kubernetes/check-manifests';
import { checkRestricted } from '../support/kubernetes/check-restricted';
import { checkTemplate } from '../support/ros/check-template';
import { type SynthesizedPlatform, synthesizePlatform, theObject } from '../support/synthesized';

const VARIANTS: readonly [string, Settings][] = [
  ['managed', { clusterType: 'managed' }],
  ['managed with a cluster domain', { clusterType: 'managed', clusterDomain: 'k8s-majasi.cluster' }],
  ['dedicated', { clusterType: 'dedicated' }],
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
    expect(checkTemplate(platform.template)).toEqual([]);
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

  test('three zones: vSwitches, nodes, ALB, spread', () => {
    const vSwitches = Object.values(platform.template.Resources).filter(({ Type }) => Type === 'ALIYUN::ECS::VSwitch');
    expect(new Set(vSwitches.map(({ Properties }) => Properties.ZoneId))).toEqual(new Set(ZONES));
    expect(theObject(platform.objects, 'AlbConfig').spec.config.zoneMappings).toHaveLength(3);
    const { topologySpreadConstraints } = theObject(platform.objects, 'Deployment').spec.template.spec;
    expect(topologySpreadConstraints[0]).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
    });
  });

  test('the platform of the thesis', () => {
    expect(resource(platform, 'NetworkVpc').Properties.CidrBlock).toBe('172.16.0.0/16');
    expect(theObject(platform.objects, 'HorizontalPodAutoscaler').spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 4 } } }],
    });
    const addOns = resource(platform, 'ClusterAddOns').Properties.Addons.map(({ Name }: { Name: string }) => Name);
    expect(addOns).toEqual(
      expect.arrayContaining([
        'alb-ingress-controller',
        'arms-prometheus',
        'loongcollector',
        expect.stringMatching(/security-inspector$/),
      ]),
    );
  });
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

  test('gives pods addresses that the ALB reaches directly', () => {
    expect(theObject(platform.objects, 'Service').spec.type).toBe('ClusterIP');
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

  test('differs in the workloads only by what Flannel forces', () => {
    const managed = synthesizePlatform({ clusterType: 'managed' }).objects;
    const changed = platform.objects.filter(
      (object, index) => JSON.stringify(object) !== JSON.stringify(managed[index]),
    );
    expect(changed.map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
    expect(theObject(platform.objects, 'Service').spec.type).toBe('NodePort');
    expect(theObject(platform.objects, 'Deployment').spec.template.spec).not.toHaveProperty('readinessGates');
  });
});
