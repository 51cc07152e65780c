import { clustersOf, findCluster } from '../../../lib/deploy/cluster/stack-clusters';
import type { Template } from '../../../lib/deploy/ros/template';
import { rosDouble, signIn } from '../../support/ros-server/signed-in';

signIn();
const double = rosDouble();

const cluster = (Properties: object = {}) => ({ Type: 'ALIYUN::CS::ManagedKubernetesCluster', Properties });
const idOf = (logicalId: string) => ({ Value: { 'Fn::GetAtt': [logicalId, 'ClusterId'] } });
const template = (Resources: object, Outputs: object = {}) =>
  ({ ROSTemplateFormatVersion: '2015-09-01', Resources, Outputs }) as Template;
const ONE = template({ Cluster: cluster() }, { Id: idOf('Cluster') });
const TWO = template({ A: cluster(), B: cluster() }, { AId: idOf('A'), BId: idOf('B') });
const VALUES = { Id: 'c0', AId: 'ca', BId: 'cb' };

const find = async (live: Template, wanted?: string) => {
  double.ros.deployed('web', live as never, VALUES);
  return findCluster(await double.client(), 'web', wanted);
};

test('clusters are found by the outputs with their ids', () => {
  const Site = { Type: 'ALIYUN::NAS::FileSystem' };
  const outputs = { Id: idOf('Cluster'), Other: idOf('Site'), Name: { Value: 'web' }, Plain: {} };
  expect(clustersOf(template({ Cluster: cluster(), Site }, outputs))).toEqual([{ logicalId: 'Cluster', output: 'Id' }]);
  expect(clustersOf({})).toEqual([]);
});

test('the only one of a stack', async () => {
  expect(await find(ONE)).toEqual({ clusterId: 'c0', isPublic: false });
});

test.each([
  ['typed', { EndpointPublicAccess: true }],
  ['the body of a request', { ClusterConfig: { endpoint_public_access: true } }],
])('whether its API is public, %s', async (_name, properties) => {
  expect(await find(template({ Cluster: cluster(properties) }, ONE.Outputs))).toMatchObject({ isPublic: true });
});

test('one of several has to be said', async () => {
  expect(await find(TWO, 'B')).toMatchObject({ clusterId: 'cb' });
  await expect(find(TWO)).rejects.toThrow("stack 'web' has several clusters (A, B): say which with --cluster");
  await expect(find(TWO, 'C')).rejects.toThrow("stack 'web' has no cluster 'C' (it has: A, B)");
});

test('a stack without one', async () => {
  await expect(find(template({}))).rejects.toThrow("stack 'web' has no output with the id of a cluster");
});
