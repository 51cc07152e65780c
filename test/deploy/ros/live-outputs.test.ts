import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { LiveOutputs, readLiveOutputs, writeOutputs } from '../../../lib/deploy/ros/live-outputs';
import type { RosClient } from '../../../lib/deploy/ros/ros-client';
import { StackOutputs } from '../../../lib/outputs/stack-outputs';
import { rosDouble, signIn } from '../../support/ros-server/signed-in';

signIn();
const double = rosDouble();
let client: RosClient;
let folder: string;
let file: string;
beforeEach(async () => {
  client = await double.client();
  folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  file = join(folder, 'outputs.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const VALUES = {
  SiteMountTargetDomain: '0a-x.eu-central-1.nas.aliyuncs.com',
  NetworkNodeVSwitchCidrs: { 'eu-central-1a': '172.16.0.0/22', 'eu-central-1b': '172.16.4.0/22' },
  NetworkNodeVSwitchIds: { 'eu-central-1a': 'vsw-a', 'eu-central-1b': 'vsw-b' },
  Zones: ['eu-central-1a', 'eu-central-1b'],
  Nodes: 3,
};
const outputsOf = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, { Value: { Ref: key } }]));
const templateOf = (outputs: object, more: object = {}) => ({
  ROSTemplateFormatVersion: '2015-09-01',
  Outputs: outputs as Record<string, object>,
  ...more,
});
const deployed = (values: Readonly<Record<string, unknown>> = VALUES) =>
  double.ros.deployed('web', templateOf(outputsOf(Object.keys(VALUES))), values);
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    ({ message }: Error) => message,
  );

describe('outputs of a live stack', () => {
  test('keep lists, maps and numbers', async () => {
    deployed();
    expect(await readLiveOutputs(client, 'web')).toEqual(VALUES);
  });

  test('leave out what says a secret', async () => {
    const template = templateOf(
      {
        Direct: { Value: { Ref: 'Password' } },
        Within: { Value: { 'Fn::Sub': 'mysql://root:${Password}@db' } },
        Nested: { Value: { 'Fn::Join': ['', ['x', { Ref: 'Password' }]] } },
        Marked: { Value: 'x', NoEcho: true },
        Open: { Value: { Ref: 'Size' } },
      },
      { Parameters: { Password: { Type: 'String', NoEcho: true }, Size: { Type: 'Number' } } },
    );
    const values = Object.fromEntries(Object.keys(template.Outputs).map((key) => [key, 'very-secret']));
    double.ros.deployed('web', template, { ...values, Open: 3 });
    expect(await readLiveOutputs(client, 'web')).toEqual({ Open: 3 });
  });

  test('may be missing under a condition', async () => {
    double.ros.deployed('web', templateOf({ Extra: { Value: 'x', Condition: 'IsLarge' } }));
    expect(await readLiveOutputs(client, 'web')).toEqual({});
  });

  test('are asked for once in a run', async () => {
    deployed();
    const live = new LiveOutputs(client);
    await Promise.all([live.of('web'), live.of('web')]);
    await live.of('web');
    expect(double.ros.count('GetStack')).toBe(1);
  });

  test('are asked for again after a failure', async () => {
    deployed();
    double.ros.fail('GetStack', { kind: 'refusal', status: 403, code: 'NoPermission' });
    const live = new LiveOutputs(client);
    await expect(live.of('web')).rejects.toThrow("permission 'ros:GetStack' is missing");
    expect(await live.of('web')).toEqual(VALUES);
  });

  test('of no stack are an error', async () => {
    expect(await messageOf(readLiveOutputs(client, 'web'))).toBe(
      "ROS in eu-central-1 has no stack 'web' (it has none): check its name and the region",
    );
  });
});

describe('the file', () => {
  test('is what StackOutputs reads', () => {
    writeOutputs(file, 'web', VALUES);
    const outputs = StackOutputs.fromFile({ stackName: 'web', file });
    expect(outputs.nfsExport('Site')).toEqual({ server: VALUES.SiteMountTargetDomain, path: '/' });
    expect(outputs.nodeVSwitches('Network')).toMatchObject([
      { zone: 'eu-central-1a', vSwitchId: 'vsw-a' },
      { zone: 'eu-central-1b', vSwitchId: 'vsw-b' },
    ]);
  });

  test('keeps the outputs of other stacks, and the permissions it had', () => {
    writeFileSync(file, '{"other":{"Id":"c1"},"web":{"Old":"x"}}', { mode: 0o640 });
    writeOutputs(file, 'web', VALUES);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ other: { Id: 'c1' }, web: VALUES });
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test.each(['{"Outputs":[]}', 'not json', '[]', '"x"'])('is not lost where it holds something else: %s', (content) => {
    writeFileSync(file, content);
    expect(() => writeOutputs(file, 'web', VALUES)).toThrow(
      `${file} is no file of outputs and would be lost: move it, or choose another name`,
    );
    expect(readFileSync(file, 'utf8')).toBe(content);
  });
});

test('with any output missing, nothing is written, and it is named', async () => {
  const keys = Object.keys(VALUES);
  const nothing = fc.constantFrom(undefined, null, '');
  const stack = deployed();
  await fc.assert(
    fc.asyncProperty(fc.subarray(keys, { minLength: 1 }), nothing, fc.boolean(), async (missing, value, isThere) => {
      stack.values = { ...VALUES, ...Object.fromEntries(missing.map((key) => [key, value])) };
      if (isThere) writeFileSync(file, '{"other":{}}');
      else rmSync(file, { force: true });
      const act = async () => writeOutputs(file, 'web', await readLiveOutputs(client, 'web'));
      const names = missing.map((key) => `'${key}'`).join(', ');
      expect(await messageOf(act())).toBe(
        `stack 'web' (CREATE_COMPLETE) has no value for its ${missing.length === 1 ? 'output' : 'outputs'} ${names}: ` +
          'wait until it is complete, or repair it with `ackb deploy`',
      );
      expect(readdirSync(folder)).toEqual(isThere ? ['outputs.json'] : []);
      if (isThere) expect(readFileSync(file, 'utf8')).toBe('{"other":{}}');
      else expect(existsSync(file)).toBe(false);
    }),
    { numRuns: 25 },
  );
});
