import * as ros from '@alicloud/ros-cdk-core';
import { NodeSecurityGroups } from '../../../lib/self-managed/ecs/node-security-groups';
import { checkTemplate } from '../../support/ros/check-template';
import { type Template, templateOf } from '../../support/template';

const synth = (nodePortCidrs: readonly string[] = []): Template =>
  templateOf((stack) => {
    const scope = new ros.Construct(stack, 'Cluster');
    new NodeSecurityGroups(scope, {
      vpcId: 'vpc-1',
      name: 'cluster-tfg',
      apiServerCidr: '172.16.0.0/16',
      nodePortCidrs,
    });
  });

/** Who reaches what, a line each. */
function rulesOf({ Resources }: Template): string[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'ALIYUN::ECS::SecurityGroupIngress')
    .map(({ Properties }) => {
      const group = (value: { 'Fn::GetAtt': [string] }) => value['Fn::GetAtt'][0];
      const source = Properties.SourceCidrIp ?? group(Properties.SourceGroupId);
      return `${source} -> ${group(Properties.SecurityGroupId)} ${Properties.IpProtocol} ${Properties.PortRange}`;
    });
}

test('the groups', () => {
  const { Resources } = synth();
  expect([Resources.ClusterControlPlaneGroup, Resources.ClusterWorkersGroup]).toMatchSnapshot();
});

test('who reaches what', () => {
  expect(rulesOf(synth())).toEqual([
    '172.16.0.0/16 -> ClusterControlPlaneGroup tcp 6443/6443',
    'ClusterControlPlaneGroup -> ClusterControlPlaneGroup tcp 2379/2380',
    'ClusterControlPlaneGroup -> ClusterControlPlaneGroup tcp 10250/10250',
    'ClusterControlPlaneGroup -> ClusterControlPlaneGroup tcp 5473/5473',
    'ClusterControlPlaneGroup -> ClusterControlPlaneGroup udp 4789/4789',
    'ClusterWorkersGroup -> ClusterControlPlaneGroup tcp 10250/10250',
    'ClusterWorkersGroup -> ClusterControlPlaneGroup tcp 5473/5473',
    'ClusterWorkersGroup -> ClusterControlPlaneGroup udp 4789/4789',
    'ClusterControlPlaneGroup -> ClusterWorkersGroup tcp 10250/10250',
    'ClusterControlPlaneGroup -> ClusterWorkersGroup tcp 5473/5473',
    'ClusterControlPlaneGroup -> ClusterWorkersGroup udp 4789/4789',
    'ClusterWorkersGroup -> ClusterWorkersGroup tcp 10250/10250',
    'ClusterWorkersGroup -> ClusterWorkersGroup tcp 5473/5473',
    'ClusterWorkersGroup -> ClusterWorkersGroup udp 4789/4789',
  ]);
});

test('node ports are open to whom they are opened', () => {
  const rules = rulesOf(synth(['172.16.0.0/22', '10.1.0.0/16']));
  expect(rules.slice(-4)).toEqual([
    '172.16.0.0/22 -> ClusterWorkersGroup tcp 30000/32767',
    '172.16.0.0/22 -> ClusterWorkersGroup udp 30000/32767',
    '10.1.0.0/16 -> ClusterWorkersGroup tcp 30000/32767',
    '10.1.0.0/16 -> ClusterWorkersGroup udp 30000/32767',
  ]);
});

test('nothing ROS would refuse', () => {
  expect(checkTemplate(synth(['172.16.0.0/22']))).toEqual([]);
});
