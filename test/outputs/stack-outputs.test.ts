import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackOutputs } from '../../lib/outputs/stack-outputs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  file = join(folder, 'outputs.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const values = {
  SiteMountTargetDomain: 'site.eu-central-1.nas.aliyuncs.com',
  NetworkNodeVSwitchCidrs: { 'eu-central-1a': '172.16.0.0/22', 'eu-central-1b': '172.16.4.0/22' },
  NetworkNodeVSwitchIds: { 'eu-central-1a': 'vsw-a', 'eu-central-1b': 'vsw-b' },
};
const asArray = Object.entries(values).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));

function read(content: unknown): StackOutputs {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return StackOutputs.fromFile({ stackName: 'cluster-tfg', file });
}
// outside of the working directory, so as it was given
const shown = () => file;
const command = () => `get it with: ackb outputs cluster-tfg --file ${shown()}`;

test.each([
  ['the outputs file of a deployment', { 'cluster-tfg': values, other: {} }],
  ['the answer of GetStack', { StackName: 'cluster-tfg', Outputs: asArray }],
  ['its outputs alone', asArray],
])('reads %s', (_form, content) => {
  const outputs = read(content);
  expect(outputs.nfsExport('Site')).toEqual({ server: 'site.eu-central-1.nas.aliyuncs.com', path: '/' });
  expect(outputs.nodeVSwitches('Network')).toEqual([
    { zone: 'eu-central-1a', vSwitchId: 'vsw-a', cidr: '172.16.0.0/22' },
    { zone: 'eu-central-1b', vSwitchId: 'vsw-b', cidr: '172.16.4.0/22' },
  ]);
});

test('names the range of a node vSwitch that is missing', () => {
  const cidrs = { 'eu-central-1a': '172.16.0.0/22' };
  expect(() => read({ 'cluster-tfg': { ...values, NetworkNodeVSwitchCidrs: cidrs } }).nodeVSwitches('Network')).toThrow(
    "output 'NetworkNodeVSwitchCidrs' of stack 'cluster-tfg' in",
  );
});

test('fails when it is not said which stack and file', () => {
  expect(() => StackOutputs.fromFile(undefined as never)).toThrow(
    "'stackName' must be a text, e.g. 'cluster-tfg', got nothing; 'file' must be a text, e.g. 'outputs.json', got nothing [at StackOutputs.fromFile]",
  );
});

test('takes the directory of an export that is not the root', () => {
  const outputs = read({ 'cluster-tfg': { ...values, SitePath: '/share' } });
  expect(outputs.nfsExport('Site').path).toBe('/share');
});

test('fails when the output is missing, naming it, the stack, the file and the command', () => {
  expect(() => read({ 'cluster-tfg': values }).nfsExport('Media')).toThrow(
    `output 'MediaMountTargetDomain' of stack 'cluster-tfg' has no value in ${shown()} (it has: NetworkNodeVSwitchCidrs, NetworkNodeVSwitchIds, SiteMountTargetDomain); ${command()}`,
  );
});

test.each([[null], [''], [' '], ['${Token[TOKEN.1]}']])('fails when the output is there but still %p', (empty) => {
  expect(() => read({ 'cluster-tfg': { SiteMountTargetDomain: empty } }).nfsExport('Site')).toThrow(
    `output 'SiteMountTargetDomain' of stack 'cluster-tfg' has no value in`,
  );
});

test.each([[{}], [{ 'eu-central-1a': 'vsw-a', 'eu-central-1b': '' }]])(
  'fails when a map is not complete: %j',
  (map) => {
    expect(() => read({ 'cluster-tfg': { NetworkNodeVSwitchIds: map } }).nodeVSwitches('Network')).toThrow(
      `output 'NetworkNodeVSwitchIds' of stack 'cluster-tfg' has no value in`,
    );
  },
);

test('fails when the output has another shape', () => {
  const outputs = read({ 'cluster-tfg': { SiteMountTargetDomain: ['a'], NetworkNodeVSwitchIds: { a: 1 } } });
  expect(() => outputs.nfsExport('Site')).toThrow(
    `output 'SiteMountTargetDomain' of stack 'cluster-tfg' in ${shown()} should be a text, got ["a"]; ${command()}`,
  );
  expect(() => outputs.nodeVSwitches('Network')).toThrow('should be a map of texts, got {"a":1}');
});

test('takes a map that a tool wrote as text', () => {
  const outputs = read({ 'cluster-tfg': { NetworkPodVSwitchIds: '{"eu-central-1a":"vsw-a"}' } });
  expect(outputs.podVSwitches('Network')).toEqual([{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }]);
});

test('fails when the answer of GetStack is of another stack', () => {
  expect(() => read({ StackName: 'cluster-old', Outputs: asArray })).toThrow(
    `the outputs file ${shown()} is of stack 'cluster-old', not 'cluster-tfg'; ${command()}`,
  );
});

test('fails when the stack is not in the file', () => {
  expect(() => read({ 'cluster-old': values })).toThrow(
    `the outputs file ${shown()} has no stack 'cluster-tfg' (it has: cluster-old); ${command()}`,
  );
});

test('fails when there is no file', () => {
  expect(() => StackOutputs.fromFile({ stackName: 'cluster-tfg', file })).toThrow(
    `the outputs file ${shown()} of stack 'cluster-tfg' does not exist; ${command()}`,
  );
});

test('fails when the file is not JSON', () => {
  expect(() => read('{ "cluster-tfg":')).toThrow(`the outputs file ${shown()} is not JSON; ${command()}`);
});
