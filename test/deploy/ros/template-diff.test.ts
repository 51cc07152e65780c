import type { Template } from '../../../lib/deploy/ros/template';
import { diffTemplates, isSame } from '../../../lib/deploy/ros/template-diff';

const VSWITCH = {
  Type: 'ALIYUN::ECS::VSwitch',
  Properties: { VpcId: { Ref: 'Vpc' }, ZoneId: 'eu-central-1a', CidrBlock: '172.16.0.0/22', VSwitchName: 'a' },
};
const template = (resources: object, more: object = {}) => ({ Resources: resources, ...more }) as Template;
const resourcesOf = (live: object, local: object) => diffTemplates(template(live), template(local)).resources;

test('a stack that is not there gets everything', () => {
  const { resources } = diffTemplates(undefined, template({ A: VSWITCH }));
  expect(resources).toEqual([
    { kind: 'added', logicalId: 'A', type: 'ALIYUN::ECS::VSwitch', changes: [], marks: [], isKept: false },
  ]);
});

test('order and what only tools read do not count', () => {
  const live = template(
    { A: { ...VSWITCH, DependsOn: ['X', 'Y'], Metadata: { path: 'a' } }, B: { Type: 'T', DependsOn: ['X'] } },
    { Metadata: { a: 1 } },
  );
  const local = template({ B: { DependsOn: 'X', Type: 'T' }, A: { DependsOn: ['Y', 'X'], ...VSWITCH } });
  expect(isSame(diffTemplates(live, local))).toBe(true);
});

test('a changed property is shown with both values', () => {
  const changed = { ...VSWITCH, Properties: { ...VSWITCH.Properties, VSwitchName: 'b' } };
  expect(resourcesOf({ A: VSWITCH }, { A: changed })).toEqual([
    {
      kind: 'changed',
      logicalId: 'A',
      type: 'ALIYUN::ECS::VSwitch',
      changes: [{ path: 'Properties.VSwitchName', before: 'a', after: 'b' }],
      marks: [],
      isKept: false,
    },
  ]);
});

test('properties that cannot be updated are marked', () => {
  const changed = {
    ...VSWITCH,
    Properties: { ...VSWITCH.Properties, ZoneId: 'eu-central-1b', VpcId: 'vpc-1', VSwitchName: 'b' },
  };
  expect(resourcesOf({ A: VSWITCH }, { A: changed })[0]?.marks).toEqual([
    { kind: 'not-updatable', properties: ['VpcId', 'ZoneId'] },
  ]);
});

test('another type is marked', () => {
  expect(resourcesOf({ A: VSWITCH }, { A: { Type: 'ALIYUN::ECS::VPC' } })[0]?.marks).toEqual([
    { kind: 'type-changed', from: 'ALIYUN::ECS::VSwitch' },
  ]);
});

test('another logical id is marked, the likest of several', () => {
  const other = {
    ...VSWITCH,
    Properties: { ...VSWITCH.Properties, ZoneId: 'eu-central-1b', CidrBlock: '172.16.4.0/22' },
  };
  expect(
    resourcesOf({ A: VSWITCH, B: other }, { NewB: other, NewA: VSWITCH }).map(({ kind, logicalId, marks }) => [
      kind,
      logicalId,
      marks,
    ]),
  ).toEqual([
    ['added', 'NewB', [{ kind: 'renamed', from: 'B' }]],
    ['added', 'NewA', [{ kind: 'renamed', from: 'A' }]],
    ['removed', 'A', []],
    ['removed', 'B', []],
  ]);
});

test('one of the same type that has little in common is another one', () => {
  const other = { Type: VSWITCH.Type, Properties: { ZoneId: 'eu-central-1b' } };
  expect(resourcesOf({ A: VSWITCH }, { B: other }).flatMap(({ marks }) => marks)).toEqual([]);
});

test('what is removed may stay', () => {
  expect(resourcesOf({ A: { ...VSWITCH, DeletionPolicy: 'Retain' } }, {})).toMatchObject([
    { kind: 'removed', isKept: true },
  ]);
});

test('sections are grouped, secrets masked', () => {
  const live = template(
    {},
    { Outputs: { Id: { Value: 1 } }, Parameters: { Password: { NoEcho: true, Default: 'old-secret' } } },
  );
  const local = template(
    {},
    { Outputs: { Id: { Value: 2 } }, Parameters: { Password: { NoEcho: true, Default: 'new-secret' } } },
  );
  expect(diffTemplates(live, local).sections).toEqual({
    Outputs: [{ path: 'Id.Value', before: 1, after: 2 }],
    Parameters: [{ path: 'Password.Default', before: '****', after: '****' }],
  });
});

test('a password in a property is masked', () => {
  const node = (LoginPassword: string) => ({ Type: 'ALIYUN::CS::ClusterNodePool', Properties: { LoginPassword } });
  expect(resourcesOf({ A: node('one') }, { A: node('two') })[0]?.changes).toEqual([
    { path: 'Properties.LoginPassword', before: '****', after: '****' },
  ]);
});

test('so is one below a property that is new, and a manifest that holds a Secret', () => {
  const pool = (Properties: object) => ({ Type: 'ALIYUN::CS::ClusterNodePool', Properties });
  const login = { ScalingGroup: { LoginPassword: 'hush' } };
  expect(resourcesOf({ A: pool({}) }, { A: pool(login) })[0]?.changes).toEqual([
    { path: 'Properties.ScalingGroup', after: '****' },
  ]);
  const yaml = (value: string) => ({
    Type: 'ALIYUN::CS::ClusterApplication',
    Properties: { YamlContent: `apiVersion: v1\nkind: Secret\nstringData:\n  key: ${value}\n` },
  });
  expect(resourcesOf({ A: yaml('one') }, { A: yaml('two') })[0]?.changes).toEqual([
    { path: 'Properties.YamlContent', before: '****', after: '****' },
  ]);
});
