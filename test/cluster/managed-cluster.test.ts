import * as ros from '@alicloud/ros-cdk-core';
import type { ApiAccess } from '../../lib/cluster/api-access';
import { ApiAccess as Access } from '../../lib/cluster/api-access';
import { ClusterSpec } from '../../lib/cluster/cluster-spec';
import { ControlPlaneLogs } from '../../lib/cluster/control-plane-logs';
import { KubernetesVersion } from '../../lib/cluster/kubernetes-version';
import { MaintenanceWindow } from '../../lib/cluster/maintenance-window';
import type { ManagedClusterProps } from '../../lib/cluster/managed-cluster-props';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { RetainedResource } from '../../lib/cluster/retained-resource';
import { Network } from '../../lib/network/network';
import type { PlatformStackProps } from '../../lib/platform-stack';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';
import { addManagedCluster, importNetwork } from './clusters';
import { modelProblems } from './create-cluster-model';

const cluster = (props: Partial<ManagedClusterProps> = {}, stack: PlatformStackProps = {}) =>
  resourcesOf((scope) => addManagedCluster(scope, props), stack).Cluster?.Properties as Record<string, any>;
const body = (props: Partial<ManagedClusterProps> = {}, stack: PlatformStackProps = {}) =>
  cluster({ rendering: 'any', ...props }, stack).ClusterConfig;

const EVERYTHING: Partial<ManagedClusterProps> = {
  kubernetesVersion: KubernetesVersion.of('1.34.1-aliyun.1'),
  secretsKeyId: 'key-1',
  rrsa: true,
  maintenanceWindow: MaintenanceWindow.weekly({ days: ['Saturday', 'Sunday'], start: '2026-01-03T03:00:00.000+01:00' }),
  controlPlaneLogs: ControlPlaneLogs.all({ project: 'logs', retentionDays: 90 }),
};

test('defaults', () => {
  const template = templateOf((stack) => addManagedCluster(stack));
  expect(template).toMatchSnapshot();
  expect(checkTemplate(template)).toEqual([]);
});

test('the same cluster as the body of CreateCluster', () => {
  expect(resourcesOf((stack) => addManagedCluster(stack, { rendering: 'any' }))).toMatchSnapshot();
});

test('everything that can be said reaches the typed resource', () => {
  expect(cluster(EVERYTHING)).toMatchObject({
    KubernetesVersion: '1.34.1-aliyun.1',
    EncryptionProviderKey: 'key-1',
    RrsaConfig: { Enabled: true },
    MaintenanceWindow: {
      Enable: true,
      MaintenanceTime: '2026-01-03T03:00:00.000+01:00',
      Duration: '3h',
      WeeklyPeriod: 'Saturday,Sunday',
    },
    ControlPlaneLogProject: 'logs',
    ControlPlaneLogTtl: 90,
  });
});

test('everything that can be said reaches the body, in keys its model knows and has not given up', () => {
  const config = body(
    {
      ...EVERYTHING,
      clusterDomain: 'k8s-majasi.cluster',
      certificateNames: ['api.example.com'],
      automaticUpgrade: 'stable',
      auditLog: true,
    },
    { tags: { team: 'web' }, resourceGroupId: 'rg-1' },
  );
  expect(config).toMatchObject({
    cluster_domain: 'k8s-majasi.cluster',
    extra_sans: ['api.example.com'],
    operation_policy: { cluster_auto_upgrade: { enabled: true, channel: 'stable' } },
    audit_log_config: { enabled: true },
    tags: [{ key: 'team', value: 'web' }],
    resource_group_id: 'rg-1',
    rrsa_config: { enabled: true },
    controlplane_log_ttl: '90',
  });
  expect(modelProblems(config)).toEqual({ unknown: [], deprecated: ['pod_vswitch_ids'], mistyped: [] });
});

test('the body of a Flannel cluster has no deprecated key at all', () => {
  const config = body({ podNetwork: PodNetwork.flannel() });
  expect(modelProblems(config)).toEqual({ unknown: [], deprecated: [], mistyped: [] });
  expect(config).toMatchObject({ container_cidr: '172.20.0.0/16', node_cidr_mask: '25' });
});

test('the model check itself notices unknown, deprecated and mistyped keys', () => {
  const wrong = { masters: 3, worker_vswitch_ids: ['vsw-1'], name: 7, control_plane_config: { runtime: 'containerd' } };
  expect(modelProblems(wrong)).toEqual({
    unknown: ['masters'],
    deprecated: ['worker_vswitch_ids', 'control_plane_config.runtime'],
    mistyped: ['name: number, not string'],
  });
});

test('what no prop says is overridden on the level-1 resource', () => {
  const { Cluster } = resourcesOf((scope) => {
    const { resource } = addManagedCluster(scope);
    resource.resource?.addPropertyOverride('ProxyMode', 'ipvs');
  });
  expect(Cluster?.Properties.ProxyMode).toBe('ipvs');
});

test('tags and resource group of the stack reach the typed resource', () => {
  const properties = cluster({}, { tags: { team: 'web' }, resourceGroupId: 'rg-1' });
  expect(properties).toMatchObject({ ResourceGroupId: 'rg-1', Tags: [{ Key: 'team', Value: 'web' }] });
});

test('waits for the egress of its network', () => {
  let egress: string[] = [];
  const { Cluster } = resourcesOf((stack) => {
    const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] });
    egress = network.egress.map((resource) => resource.node.id);
    addManagedCluster(stack, { network });
  });
  expect(egress).not.toHaveLength(0);
  expect([...(Cluster?.DependsOn ?? [])].sort()).toEqual([...egress].sort());
});

test('waits for nothing in a network whose egress is not ours', () => {
  expect(resourcesOf((stack) => addManagedCluster(stack)).Cluster).not.toHaveProperty('DependsOn');
});

describe('public API, logs, protection and what stays are said by name', () => {
  test('public API', () => expect(cluster({ apiAccess: Access.PUBLIC }).EndpointPublicAccess).toBe(true));
  test('no protection', () => expect(cluster({ deletionProtection: false }).DeletionProtection).toBe(false));
  test('Basic', () => expect(cluster({ clusterSpec: ClusterSpec.BASIC }).ClusterSpec).toBe('ack.standard'));
  test('no logs', () => {
    const properties = cluster({ controlPlaneLogs: ControlPlaneLogs.none() });
    expect(Object.keys(properties).filter((name) => name.startsWith('ControlPlaneLog'))).toEqual([]);
    const keys = Object.keys(body({ controlPlaneLogs: ControlPlaneLogs.none() }));
    expect(keys.filter((name) => name.startsWith('controlplane_log'))).toEqual([]);
  });
  test('some logs', () => {
    const properties = cluster({ controlPlaneLogs: ControlPlaneLogs.of(['apiserver']) });
    expect(properties.ControlPlaneLogComponents).toEqual(['apiserver']);
  });
  test('load balancers stay', () => {
    const { DeleteOptions } = cluster({ retain: [RetainedResource.APPLICATION_LOAD_BALANCERS] });
    const retained = DeleteOptions.filter((option: any) => option.DeleteMode === 'retain');
    expect(retained).toEqual([{ ResourceType: 'ALB', DeleteMode: 'retain' }]);
  });
  test('something stays that is named as ACK does', () => {
    expect(cluster({ retain: [RetainedResource.of('SLB')] }).DeleteOptions).toEqual(
      cluster({ retain: [RetainedResource.LOAD_BALANCERS] }).DeleteOptions,
    );
  });
  test('nothing stays', () => {
    const { DeleteOptions } = cluster({ retain: [] });
    expect(DeleteOptions.map((option: any) => option.DeleteMode)).toEqual(Array(5).fill('delete'));
  });
  test('Auto Mode', () => {
    expect(cluster({ autoMode: true }).AutoMode).toEqual({ Enable: true });
    expect(body({ autoMode: true }).auto_mode).toEqual({ enable: true });
    expect(cluster({ autoMode: false })).not.toHaveProperty('AutoMode');
  });
});

describe('zones', () => {
  const zones = ['eu-central-1c', 'eu-central-1a'];

  test('some of the network', () => {
    expect(cluster({ zones })).toMatchObject({
      VSwitchIds: ['vsw-nodes-c', 'vsw-nodes-a'],
      PodVswitchIds: ['vsw-pods-c', 'vsw-pods-a'],
    });
    expect(body({ zones })).toMatchObject({
      vswitch_ids: ['vsw-nodes-c', 'vsw-nodes-a'],
      pod_vswitch_ids: ['vsw-pods-c', 'vsw-pods-a'],
    });
  });
});

describe('pod network', () => {
  const addOns = (podNetwork: PodNetwork) => cluster({ podNetwork }).Addons[0];

  test('Terway enforces network policies', () => {
    expect(JSON.parse(addOns(PodNetwork.terway()).Config)).toMatchObject({ NetworkPolicy: 'true' });
  });
  test('Terway ignores them when told so', () => {
    expect(JSON.parse(addOns(PodNetwork.terway({ networkPolicies: 'ignored' })).Config)).toMatchObject({
      NetworkPolicy: 'false',
    });
  });
  test('Flannel has a range of its own, and no pod vSwitches', () => {
    const properties = cluster({ podNetwork: PodNetwork.flannel({ securityGroup: 'basic' }) });
    expect(properties).toMatchObject({
      ContainerCidr: '172.20.0.0/16',
      NodeCidrMask: '25',
      IsEnterpriseSecurityGroup: false,
    });
    expect(properties).not.toHaveProperty('PodVswitchIds');
  });
});

describe('ranges keep clear of each other', () => {
  const ranges = (cidr: string, podCidr?: string) =>
    resourcesOf((stack) =>
      addManagedCluster(stack, { network: importNetwork(stack, cidr), podNetwork: PodNetwork.flannel({ podCidr }) }),
    ).Cluster?.Properties;

  test.each([
    ['172.16.0.0/16', undefined, '172.20.0.0/16', '172.21.0.0/20'],
    ['172.16.0.0/12', undefined, '10.200.0.0/16', '10.255.0.0/20'],
    ['10.0.0.0/8', undefined, '172.20.0.0/16', '172.21.0.0/20'],
    ['172.16.0.0/16', '172.21.0.0/16', '172.21.0.0/16', '10.255.0.0/20'],
    ['172.21.0.0/16', '10.0.0.0/8', '10.0.0.0/8', '192.168.240.0/20'],
  ])('VPC %s, pods %s', (vpc, podCidr, ContainerCidr, ServiceCidr) => {
    expect(ranges(vpc, podCidr)).toMatchObject({ ContainerCidr, ServiceCidr });
  });

  test('pods keep clear of chosen Services', () => {
    const properties = cluster({ podNetwork: PodNetwork.flannel(), serviceCidr: '172.20.0.0/20' });
    expect(properties).toMatchObject({ ContainerCidr: '10.200.0.0/16', ServiceCidr: '172.20.0.0/20' });
  });

  test('a deploy-time range is let through', () => {
    const vpc = ros.Lazy.stringValue({ produce: () => '172.16.0.0/16' });
    expect(
      resourcesOf((stack) => addManagedCluster(stack, { network: importNetwork(stack, vpc) })).Cluster?.Properties,
    ).toMatchObject({ ServiceCidr: '172.21.0.0/20' });
  });
});

describe('fails', () => {
  test.each<[string, Partial<ManagedClusterProps>, string]>([
    [
      'for a name ACK refuses',
      { clusterName: '-web' },
      "'clusterName' is '-web', ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen, e.g. 'web-1' [at Stack/Cluster]",
    ],
    [
      'for a list of addresses as API access',
      { apiAccess: ['203.0.113.0/24'] as unknown as ApiAccess },
      `'apiAccess' is ["203.0.113.0/24"], but no property of a cluster limits who reaches a public endpoint: use ApiAccess.PRIVATE, or ApiAccess.PUBLIC and an access control list on the load balancer afterwards [at Stack/Cluster]`,
    ],
    [
      'for a cluster domain on the typed resource',
      { clusterDomain: 'k8s-majasi.cluster' },
      "'clusterDomain' is no property of ALIYUN::CS::ManagedKubernetesCluster: add rendering: 'any' to define an ALIYUN::CS::AnyCluster (before the first deployment: switching replaces the cluster) [at Stack/Cluster]",
    ],
    [
      'for a cluster domain that is no DNS name',
      { clusterDomain: 'K8s', rendering: 'any' },
      "'clusterDomain' is 'K8s', which is no DNS name, e.g. 'cluster.local' [at Stack/Cluster]",
    ],
    [
      'for something to retain in the body',
      { retain: [], rendering: 'any' },
      "'retain' is no key of CreateCluster, leave it out or use rendering: 'typed' [at Stack/Cluster]",
    ],
    [
      'for a key with the Basic control plane',
      { secretsKeyId: 'key-1', clusterSpec: ClusterSpec.BASIC },
      "'secretsKeyId' has no effect with ClusterSpec.BASIC, use ClusterSpec.PRO [at Stack/Cluster]",
    ],
    [
      'for logs kept no day',
      { controlPlaneLogs: ControlPlaneLogs.all({ retentionDays: 0 }) },
      "'controlPlaneLogs' keeps logs for 0 days, allowed are whole days from 1 to 3650, e.g. 30 [at Stack/Cluster]",
    ],
    [
      'for a maintenance window that cannot be',
      { maintenanceWindow: MaintenanceWindow.weekly({ days: [], start: '03:00', hours: 25 }) },
      "'maintenanceWindow.days' is empty, needs at least one, e.g. ['Saturday']; 'maintenanceWindow.start' is '03:00', RFC 3339 is needed, e.g. '2026-01-03T03:00:00.000+01:00'; 'maintenanceWindow.hours' must be a whole number, 1 to 24, got 25, e.g. 3 [at Stack/Cluster]",
    ],
    [
      'for Services inside the VPC',
      { serviceCidr: '172.16.0.0/20' },
      "'serviceCidr' 172.16.0.0/20 overlaps the VPC (172.16.0.0/16), which then could not be reached; use e.g. 172.21.0.0/20 [at Stack/Cluster]",
    ],
    [
      'for Services inside the pods',
      { serviceCidr: '172.20.0.0/20', podNetwork: PodNetwork.flannel({ podCidr: '172.20.0.0/16' }) },
      "'serviceCidr' 172.20.0.0/20 overlaps the pods (172.20.0.0/16), which then could not be reached; use e.g. 172.21.0.0/20 [at Stack/Cluster]",
    ],
    [
      'for too few Services',
      { serviceCidr: '172.21.0.0/25' },
      "'serviceCidr' is 172.21.0.0/25, ACK takes a /16 to /24 within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, e.g. 172.21.0.0/20 [at Stack/Cluster]",
    ],
    [
      'for a range that is none',
      { serviceCidr: '172.21.0.0' },
      "'serviceCidr' is '172.21.0.0', which is no range of IPv4 addresses such as '172.16.0.0/16' [at Stack/Cluster]",
    ],
    [
      'for pods inside the VPC',
      { podNetwork: PodNetwork.flannel({ podCidr: '172.16.0.0/20' }) },
      "'podCidr' 172.16.0.0/20 overlaps the VPC (172.16.0.0/16), which then could not be reached; use e.g. 172.20.0.0/16 [at Stack/Cluster]",
    ],
    [
      'for pods with public addresses',
      { podNetwork: PodNetwork.flannel({ podCidr: '11.0.0.0/16' }) },
      "'podCidr' is 11.0.0.0/16, ACK takes a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, e.g. 172.20.0.0/16 [at Stack/Cluster]",
    ],
    [
      'for a part of a node that ACK refuses',
      { podNetwork: PodNetwork.flannel({ nodeMask: 30 }) },
      "'nodeMask' is 30, allowed are 24 to 28, e.g. 25 [at Stack/Cluster]",
    ],
    [
      'for a range without room for one node',
      { podNetwork: PodNetwork.flannel({ podCidr: '10.9.0.0/28' }) },
      "'podCidr' is 10.9.0.0/28, which has room for 0 nodes with 'nodeMask' 25, 1 or more are needed: use e.g. a /16 [at Stack/Cluster]",
    ],
    [
      'for a zone the network does not have',
      { zones: ['eu-central-1d'] },
      "'zones' has 'eu-central-1d', the network has eu-central-1a, eu-central-1b, eu-central-1c [at Stack/Cluster]",
    ],
    [
      'for Auto Mode with the Basic control plane',
      { autoMode: true, clusterSpec: ClusterSpec.BASIC },
      "'autoMode' has no effect with ClusterSpec.BASIC, use ClusterSpec.PRO [at Stack/Cluster]",
    ],
    [
      'with everything that is wrong at once',
      { clusterName: '', serviceCidr: '172.21.0.0/25' },
      "'clusterName' is '', ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen, e.g. 'web-1'; 'serviceCidr' is 172.21.0.0/25, ACK takes a /16 to /24 within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, e.g. 172.21.0.0/20 [at Stack/Cluster]",
    ],
  ])('%s', (_, props, message) => {
    expect(() => cluster(props)).toThrow(new Error(message));
  });

  test('for Terway in a network without pod vSwitches', () => {
    const define = () =>
      resourcesOf((stack) => addManagedCluster(stack, { network: importNetwork(stack, '172.16.0.0/16', false) }));
    expect(define).toThrow(
      "'podNetwork' is Terway, which needs a pod vSwitch in each zone (eu-central-1a, eu-central-1b, eu-central-1c) and 'network' has none: give it some, or use PodNetwork.flannel() [at Stack/Cluster]",
    );
  });
});
