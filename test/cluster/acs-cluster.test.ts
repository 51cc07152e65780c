import { AcsCluster, type AcsClusterProps } from '../../lib/cluster/acs-cluster';
import type { PlatformStack } from '../../lib/platform-stack';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';
import { importNetwork } from './clusters';

const addCluster = (stack: PlatformStack, props: Partial<AcsClusterProps> = {}) =>
  new AcsCluster(stack, 'Cluster', { clusterName: 'jobs', network: props.network ?? importNetwork(stack), ...props });

test('defaults', () => {
  const template = templateOf((stack) => void addCluster(stack));
  expect(template).toMatchSnapshot();
  expect(checkTemplate(template)).toEqual([]);
});

test('pods are with the load balancers in a network without pod vSwitches', () => {
  const { Cluster } = resourcesOf(
    (stack) => void addCluster(stack, { network: importNetwork(stack, '10.0.0.0/16', false) }),
  );
  expect(Cluster?.Properties).not.toHaveProperty('PodVSwitchIds');
  expect(Cluster?.Properties.VSwitchIds).toEqual(['vsw-nodes-a', 'vsw-nodes-b', 'vsw-nodes-c']);
});

test('offers no node pools', () => {
  resourcesOf((stack) => {
    expect(addCluster(stack)).not.toHaveProperty('addNodePool');
  });
});

test('fails for service accounts with RAM roles', () => {
  const define = () =>
    resourcesOf((stack) => void addCluster(stack).addServiceAccount('Web', { namespace: 'web', name: 'web' }));
  expect(define).toThrow('service accounts with RAM roles need RRSA, for which ROS has no property here');
});

test('fails with everything that is wrong at once', () => {
  expect(() => resourcesOf((stack) => void addCluster(stack, { clusterName: '', zones: [] }))).toThrow(
    /^'clusterName' is ''.*'zones' is empty.* \[at Stack\/Cluster\]$/,
  );
});
