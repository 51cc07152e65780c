import fc from 'fast-check';
import { StackOutputs } from '../../lib';

/** All outputs a platform may have, and what reads each. */
const VALUES: Readonly<Record<string, unknown>> = {
  ClusterId: 'c0123456789abcdef0123456789abcdef',
  ClusterWebRoleName: 'cluster-tfg-clusterweb',
  ClusterWebServiceAccount: { namespace: 'web', name: 'site' },
  FilesBucketName: 'files',
  FilesRegion: 'eu-central-1',
  LogsProjectName: 'web-logs',
  NetworkNodeVSwitchCidrs: { 'eu-central-1a': '172.16.0.0/22' },
  NetworkNodeVSwitchIds: { 'eu-central-1a': 'vsw-a' },
  NetworkPodVSwitchIds: { 'eu-central-1a': 'vsw-b' },
  NetworkVpcId: 'vpc-1',
  OnCallGroupName: 'on-call',
  SiteMountTargetDomain: 'site.nas.aliyuncs.com',
  Zones: ['a', 'b'],
};

const READERS: readonly [string, (outputs: StackOutputs) => unknown, readonly string[]][] = [
  ['nfsExport', (outputs) => outputs.nfsExport('Site'), ['SiteMountTargetDomain']],
  [
    'nodeVSwitches',
    (outputs) => outputs.nodeVSwitches('Network'),
    ['NetworkNodeVSwitchCidrs', 'NetworkNodeVSwitchIds'],
  ],
  ['podVSwitches', (outputs) => outputs.podVSwitches('Network'), ['NetworkPodVSwitchIds']],
  ['vpcId', (outputs) => outputs.vpcId('Network'), ['NetworkVpcId']],
  ['clusterId', (outputs) => outputs.clusterId('Cluster'), ['ClusterId']],
  ['logProject', (outputs) => outputs.logProject('Logs'), ['LogsProjectName']],
  ['bucket', (outputs) => outputs.bucket('Files'), ['FilesBucketName', 'FilesRegion']],
  ['podIdentity', (outputs) => outputs.podIdentity('ClusterWeb'), ['ClusterWebRoleName', 'ClusterWebServiceAccount']],
  ['alarmContacts', (outputs) => outputs.alarmContacts('OnCall'), ['OnCallGroupName']],
  ['text', (outputs) => outputs.text('ClusterId'), ['ClusterId']],
  ['list', (outputs) => outputs.list('Zones'), ['Zones']],
  ['map', (outputs) => outputs.map('NetworkNodeVSwitchIds'), ['NetworkNodeVSwitchIds']],
  ['value', (outputs) => outputs.value('NetworkVpcId'), ['NetworkVpcId']],
  ['part', (outputs) => outputs.part('Zones', '1'), ['Zones']],
];

/** What stands in a file in the place of a value that is not there. */
const nothing = fc.constantFrom<unknown>(undefined, null, '', '  ', {}, [], { a: null }, ['a', ''], '${Token[Site.1]}');

test.each(READERS)('%s gives what the deployment gave', (_name, read) => {
  expect(read(StackOutputs.of('web', VALUES))).toMatchSnapshot();
});

test.each(READERS)('%s fails where one output is missing, and names it', (_name, read, keys) => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(VALUES)), nothing, fc.boolean(), (key, value, isGone) => {
      const { [key]: _gone, ...others } = VALUES;
      const outputs = StackOutputs.of('web', isGone ? others : { ...others, [key]: value });
      if (keys.includes(key)) expect(() => read(outputs)).toThrow(`output '${key}' of stack 'web' has no value in`);
      else expect(() => read(outputs)).not.toThrow();
    }),
  );
});

test('an identity that is not whole is none', () => {
  const outputs = StackOutputs.of('web', { ...VALUES, ClusterWebServiceAccount: { name: 'site' } });
  expect(() => outputs.podIdentity('ClusterWeb')).toThrow(
    `output 'ClusterWebServiceAccount' of stack 'web' in the given values should be a map of namespace and name, got {"name":"site"}; deploy the stack`,
  );
});

test('an error says where the values are from', () => {
  const outputs = StackOutputs.of('web', {}, { place: 'the live stack', remedy: 'deploy it again' });
  expect(() => outputs.vpcId('Network')).toThrow(
    "output 'NetworkVpcId' of stack 'web' has no value in the live stack (it has: none); deploy it again",
  );
  expect(() => StackOutputs.of('', null as never)).toThrow(
    "'stackName' must be a text, e.g. 'cluster-tfg', got ''; 'values' must be an object",
  );
});
