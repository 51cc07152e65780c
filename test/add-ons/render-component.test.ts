import * as ros from '@alicloud/ros-cdk-core';
import { AddOn } from '../../lib/add-ons/add-on';
import { ManagedCluster } from '../../lib/cluster/managed-cluster';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { Network } from '../../lib/network/network';
import { resourcesOf } from '../support/template';

const configOf = (config: (network: Network) => Record<string, unknown>) => {
  const { ClusterAddOns } = resourcesOf((stack) => {
    const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
    const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones });
    const cluster = new ManagedCluster(stack, 'Cluster', {
      clusterName: 'web',
      network,
      podNetwork: PodNetwork.terway(),
    });
    cluster.addAddOn(AddOn.of('ack-example', { config: config(network) }));
  });
  return ClusterAddOns?.Properties.Addons[0].Config;
};
const vpcId = { 'Fn::GetAtt': ['NetworkVpc', 'VpcId'] };

test('settings are JSON text', () => {
  expect(configOf(() => ({ on: true, sizes: [1, 2] }))).toBe('{"on":true,"sizes":[1,2]}');
});

test('deploy-time values are put into it by ROS, as text or as they come from a resource, at any depth', () => {
  expect(configOf((network) => ({ vpc: network.vpcId }))).toEqual({ 'Fn::Join': ['', ['{"vpc":"', vpcId, '"}']] });
  expect(configOf(() => ({ a: [{ vpc: ros.Fn.getAtt('NetworkVpc', 'VpcId') }] }))).toEqual({
    'Fn::Join': ['', ['{"a":[{"vpc":"', vpcId, '"}]}']],
  });
});

test.each([
  ['number', () => ros.Token.asNumber(ros.Fn.getAtt('NetworkVpc', 'VpcId'))],
  ['list', () => ros.Token.asList(ros.Fn.getAtt('NetworkVpc', 'VpcId'))],
])('fails for a deploy-time %s, which has no place in a text', (_kind, value) => {
  expect(() => configOf(() => ({ a: { b: value() } }))).toThrow(
    "a deploy-time number or list cannot be part of a text; give a text or a known value [at config of add-on 'ack-example'.a.b]",
  );
});
