import { AddOn } from '../../lib/add-ons/add-on';
import { ApiAccess } from '../../lib/cluster/api-access';
import { RegisteredCluster, type RegisteredClusterProps } from '../../lib/cluster/registered-cluster';
import type { PlatformStack, PlatformStackProps } from '../../lib/platform-stack';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';
import { importNetwork } from './clusters';
import { modelProblems } from './create-cluster-model';

const addCluster = (stack: PlatformStack, props: Partial<RegisteredClusterProps> = {}) =>
  new RegisteredCluster(stack, 'Cluster', { clusterName: 'dc', network: importNetwork(stack), ...props });
const body = (props: Partial<RegisteredClusterProps> = {}, stack: PlatformStackProps = {}) =>
  resourcesOf((scope) => void addCluster(scope, props), stack).Cluster?.Properties.ClusterConfig;

test('defaults', () => {
  const template = templateOf((stack) => void addCluster(stack));
  expect(template).toMatchSnapshot();
  expect(checkTemplate(template)).toEqual([]);
});

test('its body has only keys that the request model knows and has not given up', () => {
  const config = body(
    { apiAccess: ApiAccess.PUBLIC, zones: ['eu-central-1a'] },
    { tags: { team: 'web' }, resourceGroupId: 'rg-1' },
  );
  expect(config).toMatchObject({
    endpoint_public_access: true,
    vswitch_ids: ['vsw-nodes-a'],
    tags: [{ key: 'team', value: 'web' }],
    resource_group_id: 'rg-1',
  });
  expect(modelProblems(config)).toEqual({ unknown: [], deprecated: [], mistyped: [] });
});

test('takes add-ons, and no node pools', () => {
  const { ClusterAddOns } = resourcesOf((stack) => {
    const cluster = addCluster(stack);
    cluster.addAddOn(AddOn.logs());
    expect(cluster).not.toHaveProperty('addNodePool');
  });
  expect(ClusterAddOns?.DependsOn).toEqual(['Cluster']);
});

test('fails for service accounts with RAM roles', () => {
  const define = () =>
    resourcesOf((stack) => void addCluster(stack).addServiceAccount('Web', { namespace: 'web', name: 'web' }));
  expect(define).toThrow('service accounts with RAM roles need RRSA, for which ROS has no property here');
});

test('fails without props, in plain JavaScript', () => {
  const define = () => resourcesOf((stack) => void new RegisteredCluster(stack, 'Cluster', undefined as never));
  expect(define).toThrow(/^'clusterName' is nothing.*'network' must be a network.* \[at Stack\/Cluster\]$/);
});
