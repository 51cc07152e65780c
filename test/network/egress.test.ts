import * as ros from '@alicloud/ros-cdk-core';
import { Egress, TrafficCharge } from '../../lib/network/egress';
import { Network, type NetworkProps } from '../../lib/network/network';
import { resourcesOf, type Template } from '../support/template';

const synth = (props: Partial<NetworkProps> = {}) =>
  resourcesOf(
    (stack) =>
      new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'], ...props }),
  );
const typesOf = (resources: Template['Resources']) => new Set(Object.values(resources).map(({ Type }) => Type));

test('every vSwitch goes out, for nodes and for pods', () => {
  const resources = synth();
  const sources = Object.values(resources)
    .filter(({ Type }) => Type === 'ALIYUN::VPC::SnatEntry')
    .flatMap(({ Properties }) => Properties.SourceVSwitchIds.map((id: any) => id['Fn::GetAtt'][0]));
  const vSwitches = Object.keys(resources).filter((id) => resources[id]?.Type === 'ALIYUN::ECS::VSwitch');
  expect(sources).toEqual(vSwitches);
});

test('SNAT waits for the address to be at the gateway', () => {
  const { NetworkSnatNodesEuCentral1a: entry } = synth();
  expect(entry?.Properties.SnatIp).toEqual({ 'Fn::GetAtt': ['NetworkEipAssociation', 'EipAddress'] });
});

test('the gateway is in the first zone', () => {
  const { NetworkNatGateway: gateway } = synth();
  expect(gateway?.Properties.VSwitchId).toEqual({ 'Fn::GetAtt': ['NetworkNodesEuCentral1a', 'VSwitchId'] });
});

test('the gateway is in the zone that was chosen', () => {
  const { NetworkNatGateway: gateway } = synth({ egress: Egress.natGateway({ zone: 'eu-central-1b' }) });
  expect(gateway?.Properties.VSwitchId).toEqual({ 'Fn::GetAtt': ['NetworkNodesEuCentral1b', 'VSwitchId'] });
});

test('bandwidth and charge can be chosen', () => {
  const egress = Egress.natGateway({ bandwidthMbps: 20, charge: TrafficCharge.BY_BANDWIDTH });
  const { NetworkEip: address } = synth({ egress });
  expect(address?.Properties).toMatchObject({ Bandwidth: 20, InternetChargeType: 'PayByBandwidth' });
});

test('nodes have to wait for the SNAT entries', () => {
  resourcesOf((stack) => {
    const network = new Network(stack, 'Network', { cidr: '10.0.0.0/16', zones: ['cn-beijing-a', 'cn-beijing-b'] });
    expect(network.egress.map(({ node }) => node.id)).toEqual([
      'NetworkSnatNodesCnBeijingA',
      'NetworkSnatNodesCnBeijingB',
      'NetworkSnatPodsCnBeijingA',
      'NetworkSnatPodsCnBeijingB',
    ]);
  });
});

test('none leaves VPC and vSwitches alone', () => {
  expect(typesOf(synth({ egress: Egress.none() }))).toEqual(new Set(['ALIYUN::ECS::VPC', 'ALIYUN::ECS::VSwitch']));
});

test('fails for a zone the network does not have', () => {
  expect(() => synth({ egress: Egress.natGateway({ zone: 'eu-central-1c' }) })).toThrow(
    "'egress' puts the NAT gateway into zone 'eu-central-1c', the network has eu-central-1a, eu-central-1b",
  );
});

test('fails for a zone that nobody knows yet', () => {
  expect(() => Egress.natGateway({ zone: ros.Token.asString({ Ref: 'Zone' }) })).toThrow(
    "'zone' must be known at synthesis, got a deploy-time value [at Egress.natGateway]",
  );
});

test.each([0, 1.5, Number.NaN])('fails for a bandwidth of %d', (bandwidthMbps) => {
  expect(() => Egress.natGateway({ bandwidthMbps })).toThrow(
    `'bandwidthMbps' must be a whole number, 1 or more, got ${bandwidthMbps}, e.g. 100 [at Egress.natGateway]`,
  );
});

test('fails with all options that are of another type at once', () => {
  const options: any = { bandwidthMbps: '20', charge: 'PayByTraffic', zone: 1 };
  expect(() => Egress.natGateway(options)).toThrow(
    "'bandwidthMbps' must be a whole number, 1 or more, got '20', e.g. 100; " +
      "'charge' must be a TrafficCharge, e.g. TrafficCharge.BY_TRAFFIC, got 'PayByTraffic'; " +
      "'zone' must be a text, e.g. 'eu-central-1a', got 1 [at Egress.natGateway]",
  );
});

test('a bandwidth may be a deploy-time value', () => {
  const bandwidthMbps = ros.Token.asNumber({ Ref: 'Bandwidth' });
  const { NetworkEip: address } = synth({ egress: Egress.natGateway({ bandwidthMbps }) });
  expect(address?.Properties.Bandwidth).toEqual({ Ref: 'Bandwidth' });
});
