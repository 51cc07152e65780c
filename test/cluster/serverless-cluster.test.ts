import { AddOn } from '../../lib/add-ons/add-on';
import { ApiAccess } from '../../lib/cluster/api-access';
import { KubernetesVersion } from '../../lib/cluster/kubernetes-version';
import { RetainedResource } from '../../lib/cluster/retained-resource';
import { ServerlessCluster, type ServerlessClusterProps } from '../../lib/cluster/serverless-cluster';
import { Network } from '../../lib/network/network';
import type { PlatformStack } from '../../lib/platform-stack';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';
import { importNetwork } from './clusters';

const addCluster = (stack: PlatformStack, props: Partial<ServerlessClusterProps> = {}) =>
  new ServerlessCluster(stack, 'Cluster', {
    clusterName: 'jobs',
    network: props.network ?? importNetwork(stack),
    ...props,
  });
const cluster = (props: Partial<ServerlessClusterProps> = {}) =>
  resourcesOf((stack) => void addCluster(stack, props)).Cluster?.Properties as Record<string, any>;

test('defaults', () => {
  const template = templateOf((stack) => void addCluster(stack));
  expect(template).toMatchSnapshot();
  expect(checkTemplate(template)).toEqual([]);
});

test('pods are where nodes would be in a network without pod vSwitches', () => {
  const { Cluster } = resourcesOf(
    (stack) => void addCluster(stack, { network: importNetwork(stack, '10.0.0.0/16', false) }),
  );
  expect(Cluster?.Properties.VSwitchIds).toEqual(['vsw-nodes-a', 'vsw-nodes-b', 'vsw-nodes-c']);
});

test('everything that can be said', () => {
  const properties = cluster({
    zones: ['eu-central-1b', 'eu-central-1a'],
    kubernetesVersion: KubernetesVersion.of('1.34.1-aliyun.1'),
    serviceCidr: '10.255.0.0/20',
    apiAccess: ApiAccess.PUBLIC,
    deletionProtection: false,
    retain: [RetainedResource.LOGS],
  });
  expect(properties).toMatchObject({
    VSwitchIds: ['vsw-pods-b', 'vsw-pods-a'],
    KubernetesVersion: '1.34.1-aliyun.1',
    ServiceCidr: '10.255.0.0/20',
    EndpointPublicAccess: true,
    DeletionProtection: false,
  });
  const retained = properties.DeleteOptions.filter((option: any) => option.DeleteMode === 'retain');
  expect(retained).toEqual([{ ResourceType: 'SLS_Data', DeleteMode: 'retain' }]);
});

test('waits for the egress of its network, and add-ons for it', () => {
  const { Cluster, ClusterAddOns } = resourcesOf((stack) => {
    const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] });
    addCluster(stack, { network }).addAddOn(AddOn.albIngress());
  });
  expect(Cluster?.DependsOn?.length).toBeGreaterThan(0);
  expect(ClusterAddOns?.DependsOn).toEqual(['Cluster']);
});

test('offers no node pools', () => {
  resourcesOf((stack) => {
    expect(addCluster(stack)).not.toHaveProperty('addNodePool');
  });
});

describe('fails', () => {
  test('for four zones', () => {
    const zones = 'abcd'.split('').map((letter) => `eu-central-1${letter}`);
    const define = () =>
      resourcesOf((stack) => {
        addCluster(stack, { network: new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones }) });
      });
    expect(define).toThrow(
      "'zones' has 4, this type of cluster takes 3, e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] [at Stack/Cluster]",
    );
  });

  test('for service accounts with RAM roles', () => {
    const define = () =>
      resourcesOf((stack) => void addCluster(stack).addServiceAccount('Web', { namespace: 'web', name: 'web' }));
    expect(define).toThrow(
      'service accounts with RAM roles need RRSA, for which ROS has no property here: use ManagedCluster, or switch it on in the console and refer to the cluster with Cluster.fromClusterAttributes and rrsa: true [at Stack/Cluster]',
    );
  });

  test('for an add-on that needs nodes', () => {
    const define = () => resourcesOf((stack) => addCluster(stack).addAddOn(AddOn.clusterAutoscaler()));
    expect(define).toThrow(
      "add-on 'cluster-autoscaler' does not work in this cluster (serverless): there are no nodes",
    );
  });

  test('with everything that is wrong at once', () => {
    expect(() => cluster({ clusterName: '', serviceCidr: '172.21.0.0/25', retain: ['ALB'] as never })).toThrow(
      /^'clusterName' is ''.*'serviceCidr' is 172.21.0.0\/25.*'retain\[0\]' must be a RetainedResource.* \[at Stack\/Cluster\]$/,
    );
  });

  test('without props, in plain JavaScript', () => {
    const define = () => resourcesOf((stack) => void new ServerlessCluster(stack, 'Cluster', undefined as never));
    expect(define).toThrow(/^'clusterName' is nothing.*'network' must be a network.* \[at Stack\/Cluster\]$/);
  });
});
