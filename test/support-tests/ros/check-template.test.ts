import * as fc from 'fast-check';
import { checkTemplate } from '../../support/ros/check-template';
import { replaceOne } from '../kubernetes/replace-one';
import { changedTemplate, soundTemplate } from './sound-template';

/** A flaw in words, how it is put into the template, and all the problems that it makes. */
type Flaw = readonly [flaw: string, change: Parameters<typeof changedTemplate>[0], ...problems: string[]];

function testFlaws(group: string, flaws: readonly Flaw[]): void {
  describe(group, () => {
    for (const [flaw, change, ...problems] of flaws) {
      test(flaw, () => expect(checkTemplate(changedTemplate(change))).toEqual(problems));
    }
  });
}

test('finds nothing wrong with a sound template', () => {
  expect(checkTemplate(soundTemplate())).toEqual([]);
});

testFlaws('outline', [
  [
    'no version',
    (t) => delete t.ROSTemplateFormatVersion,
    "ROSTemplateFormatVersion: must be '2015-09-01', got undefined",
  ],
  ['an unknown section', (t) => (t.Resource = {}), 'Resource: unknown section'],
  ['no resources', (t) => delete t.Resources, 'Resources: missing'],
  ['resources in a list', (t) => (t.Resources = []), 'Resources: must be an object, got []'],
  [
    'a resource that is a text',
    (t) => (t.Resources.Vpc = 'ALIYUN::ECS::VPC'),
    "Resources.Vpc: must be an object, got 'ALIYUN::ECS::VPC'",
  ],
  [
    'a bad logical id',
    (t) => (t.Resources['1 2'] = { Type: 'ALIYUN::ECS::VPC' }),
    "Resources['1 2']: must be letters, digits, - and _, a letter first, at most 255",
  ],
  ['no type', (t) => delete t.Resources.Vpc.Type, 'Resources.Vpc.Type: missing'],
  [
    'an unknown field of a resource',
    (t) => (t.Resources.Vpc.Property = {}),
    'Resources.Vpc.Property: unknown field of a resource',
  ],
  [
    'properties in a list',
    (t) => (t.Resources.Vpc.Properties = []),
    'Resources.Vpc.Properties: must be an object, got []',
  ],
  [
    'a dependency that is no name',
    (t) => (t.Resources.Vpc.DependsOn = [1]),
    'Resources.Vpc.DependsOn: must be logical ids, got [1]',
  ],
  [
    'an unknown deletion policy',
    (t) => (t.Resources.Vpc.DeletionPolicy = 'Keep'),
    "Resources.Vpc.DeletionPolicy: must be one of Delete, Retain, got 'Keep'",
  ],
  ['an output without value', (t) => delete t.Outputs.ClusterId.Value, 'Outputs.ClusterId.Value: missing'],
  ['a parameter without type', (t) => delete t.Parameters.Name.Type, 'Parameters.Name.Type: missing'],
]);

testFlaws('properties', [
  [
    'an unknown type',
    (t) => (t.Resources.Vpc.Type = 'ALIYUN::ECS::Vpc'),
    'Resources.Vpc.Type: unknown type ALIYUN::ECS::Vpc',
  ],
  [
    'a type that is a path',
    (t) => (t.Resources.Vpc.Type = 'ALIYUN::..::ECS::VPC'),
    'Resources.Vpc.Type: unknown type ALIYUN::..::ECS::VPC',
  ],
  [
    'a type that can no longer be created',
    (t) => (t.Resources.Any.Type = 'ALIYUN::CS::KubernetesCluster'),
    'Resources.Any.Type: ALIYUN::CS::KubernetesCluster can no longer be created',
  ],
  ['an unknown property', (_, p) => (p('Vpc').Cidr = '10.0.0.0/8'), 'Resources.Vpc.Properties.Cidr: unknown property'],
  [
    'a property of every object',
    (_, p) => (p('Vpc').constructor = 'x'),
    'Resources.Vpc.Properties.constructor: unknown property',
  ],
  [
    'an unknown nested key',
    (_, p) => (p('Workers').AutoScaling.Max = 9),
    'Resources.Workers.Properties.AutoScaling.Max: unknown property',
  ],
  [
    'an unknown key in a list',
    (_, p) => (p('Vpc').Tags[0].Name = 'x'),
    'Resources.Vpc.Properties.Tags[0].Name: unknown property',
  ],
  ['a missing property', (_, p) => delete p('VSwitchA').ZoneId, 'Resources.VSwitchA.Properties.ZoneId: missing'],
  [
    'a missing nested key',
    (_, p) => delete p('Workers').ScalingGroup.VSwitchIds,
    'Resources.Workers.Properties.ScalingGroup.VSwitchIds: missing',
  ],
  [
    'a required property that is null',
    (_, p) => (p('VSwitchA').ZoneId = null),
    'Resources.VSwitchA.Properties.ZoneId: missing',
  ],
  [
    'a property that is gone',
    (_, p) => (p('Cluster').NumOfNodes = 3),
    'Resources.Cluster.Properties.NumOfNodes: no longer has any effect, leave it out',
  ],
  [
    'a number for a text',
    (_, p) => (p('Vpc').CidrBlock = 10),
    'Resources.Vpc.Properties.CidrBlock: must be string, got 10',
  ],
  [
    'a text for a boolean',
    (_, p) => (p('Cluster').SnatEntry = 'false'),
    "Resources.Cluster.Properties.SnatEntry: must be boolean, got 'false'",
  ],
  [
    'a text for a list',
    (_, p) => (p('Cluster').VSwitchIds = 'vsw-a'),
    "Resources.Cluster.Properties.VSwitchIds: must be list, got 'vsw-a'",
  ],
  [
    'a list for a map',
    (_, p) => (p('Workers').AutoScaling = []),
    'Resources.Workers.Properties.AutoScaling: must be map, got []',
  ],
  [
    'a fraction for an integer',
    (t) => (t.Resources.Disk = { Type: 'ALIYUN::ECS::Disk', Properties: { Size: 1.5 } }),
    'Resources.Disk.Properties.Size: must be integer, got 1.5',
  ],
  [
    'a value that is not allowed',
    (_, p) => (p('Nat').NatType = 'Normal'),
    "Resources.Nat.Properties.NatType: must be Enhanced, got 'Normal'",
  ],
  [
    'a value out of range',
    (t) => (t.Resources.X = { Type: 'ALIYUN::NAS::AccessRule', Properties: { AccessGroupName: 'abc', Priority: 0 } }),
    'Resources.X.Properties.Priority: must be 1 to 100, got 0',
  ],
  [
    'a text of a wrong form',
    (t) =>
      (t.Resources.X = {
        Type: 'ALIYUN::NAS::AccessGroup',
        Properties: { AccessGroupName: 'a', AccessGroupType: 'Vpc' },
      }),
    "Resources.X.Properties.AccessGroupName: must match ^[_a-zA-Z0-9-]{3,64}$, got 'a'",
  ],
  [
    'a list that is too long',
    (_, p) => (p('Vpc').Tags = Array.from({ length: 21 }, (_x, index) => ({ Key: `k${index}` }))),
    'Resources.Vpc.Properties.Tags: must have at most 20 entries, got 21',
  ],
]);

testFlaws('body of AnyCluster', [
  [
    'an unknown key',
    (_, p) => (p('Any').ClusterConfig.vpc_id = 'vpc-a'),
    'Resources.Any.Properties.ClusterConfig.vpc_id: unknown property',
  ],
  [
    'an unknown nested key',
    (_, p) => (p('Any').ClusterConfig.nodepools[0].scaling_group.size = 2),
    'Resources.Any.Properties.ClusterConfig.nodepools[0].scaling_group.size: unknown property',
  ],
  [
    'a dead key',
    (_, p) => (p('Any').ClusterConfig.master_count = 3),
    'Resources.Any.Properties.ClusterConfig.master_count: no longer has any effect, leave it out',
  ],
  [
    'a dead nested key',
    (_, p) => (p('Any').ClusterConfig.nodepools[0].count = 2),
    'Resources.Any.Properties.ClusterConfig.nodepools[0].count: no longer has any effect, leave it out',
  ],
  [
    'a key of a wrong type',
    (_, p) => (p('Any').ClusterConfig.control_plane_config.size = '3'),
    "Resources.Any.Properties.ClusterConfig.control_plane_config.size: must be number, got '3'",
  ],
  [
    'no region',
    (_, p) => delete p('Any').ClusterConfig.region_id,
    'Resources.Any.Properties.ClusterConfig.region_id: missing',
  ],
]);

testFlaws('functions', [
  [
    'an unknown function',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Concat': ['a'] }),
    'Resources.Vpc.Properties.VpcName: unknown function Fn::Concat',
  ],
  [
    'a function beside a key',
    (_, p) => (p('Workers').AutoScaling = { Enable: true, 'Fn::Join': ['', []] }),
    'Resources.Workers.Properties.AutoScaling.Fn::Join: unknown property',
    'Resources.Workers.Properties.AutoScaling: Fn::Join must be the only key, got Enable, Fn::Join',
  ],
  [
    'Ref of a list',
    (_, p) => (p('Vpc').VpcName = { Ref: ['Name'] }),
    'Resources.Vpc.Properties.VpcName.Ref: must be a name, got ["Name"]',
  ],
  [
    'GetAtt of a text',
    (_, p) => (p('Vpc').VpcName = { 'Fn::GetAtt': 'Nat.VpcId' }),
    "Resources.Vpc.Properties.VpcName.Fn::GetAtt: must be [resource, attribute], got 'Nat.VpcId'",
  ],
  [
    'Join without a list',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Join': ['-', 'a'] }),
    'Resources.Vpc.Properties.VpcName.Fn::Join: must be [delimiter, list of texts], got ["-","a"]',
  ],
  [
    'Join of a list',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Join': ['-', ['a', ['b']]] }),
    'Resources.Vpc.Properties.VpcName.Fn::Join: must be [delimiter, list of texts], got ["-",["a",["b"]]]',
  ],
  [
    'Select beyond the end',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Select': ['2', ['a', 'b']] }),
    'Resources.Vpc.Properties.VpcName.Fn::Select: must be [index, list], got ["2",["a","b"]]',
  ],
  [
    'Select without an index',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Select': ['first', ['a']] }),
    'Resources.Vpc.Properties.VpcName.Fn::Select: must be [index, list], got ["first",["a"]]',
  ],
  [
    'Sub of a number',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Sub': 1 }),
    'Resources.Vpc.Properties.VpcName.Fn::Sub: must be a text or [text, variables], got 1',
  ],
  [
    'If with an unknown condition',
    (_, p) => (p('Vpc').VpcName = { 'Fn::If': ['Never', 'a', 'b'] }),
    "Resources.Vpc.Properties.VpcName: no condition is called 'Never'",
  ],
  [
    'If without an else',
    (_, p) => (p('Vpc').VpcName = { 'Fn::If': ['Registered', 'a'] }),
    'Resources.Vpc.Properties.VpcName.Fn::If: must be [condition, value, value], got ["Registered","a"]',
  ],
  [
    'FindInMap in an unknown mapping',
    (_, p) => (p('Workers').ScalingGroup.SystemDiskSize['Fn::FindInMap'][0] = 'Disks'),
    "Resources.Workers.Properties.ScalingGroup.SystemDiskSize: no mapping is called 'Disks'",
  ],
  [
    'FindInMap with two keys',
    (_, p) => p('Workers').ScalingGroup.SystemDiskSize['Fn::FindInMap'].pop(),
    'Resources.Workers.Properties.ScalingGroup.SystemDiskSize.Fn::FindInMap: must be [map, key, key], got ["Sizes",{"Ref":"ALIYUN::Region"}]',
  ],
]);

testFlaws('references', [
  [
    'Ref of nothing',
    (_, p) => (p('Vpc').VpcName = { Ref: 'Nome' }),
    "Resources.Vpc.Properties.VpcName: nothing is called 'Nome'",
  ],
  [
    'Ref of an unknown pseudo parameter',
    (_, p) => (p('Vpc').VpcName = { Ref: 'ALIYUN::Zone' }),
    "Resources.Vpc.Properties.VpcName: nothing is called 'ALIYUN::Zone'",
  ],
  [
    'GetAtt of nothing',
    (_, p) => (p('Nat').VpcId = { 'Fn::GetAtt': ['Vpcs', 'VpcId'] }),
    "Resources.Nat.Properties.VpcId: no resource is called 'Vpcs'",
  ],
  [
    'GetAtt of a parameter',
    (_, p) => (p('Nat').VpcId = { 'Fn::GetAtt': ['Name', 'VpcId'] }),
    "Resources.Nat.Properties.VpcId: no resource is called 'Name'",
  ],
  [
    'GetAtt of an unknown attribute',
    (_, p) => (p('Nat').VpcId = { 'Fn::GetAtt': ['Vpc', 'Id'] }),
    "Resources.Nat.Properties.VpcId: ALIYUN::ECS::VPC has no attribute 'Id'",
  ],
  [
    'a variable of nothing',
    (_, p) => (p('Nat').NatGatewayName = { 'Fn::Sub': '${Nome}' }),
    "Resources.Nat.Properties.NatGatewayName: nothing is called 'Nome'",
  ],
  [
    'a variable of an unknown attribute',
    (_, p) => (p('Nat').NatGatewayName = { 'Fn::Sub': ['${Vpc.Id}', {}] }),
    "Resources.Nat.Properties.NatGatewayName: ALIYUN::ECS::VPC has no attribute 'Id'",
  ],
  [
    'an output of nothing',
    (t) => (t.Outputs.ClusterId.Value = { Ref: 'Clusters' }),
    "Outputs.ClusterId.Value: nothing is called 'Clusters'",
  ],
  [
    'a dependency on nothing',
    (t) => (t.Resources.Cluster.DependsOn = ['Snats']),
    "Resources.Cluster.DependsOn[0]: no resource is called 'Snats'",
  ],
  [
    'a dependency on itself',
    (t) => (t.Resources.Cluster.DependsOn = 'Cluster'),
    'Resources: Cluster → Cluster wait for each other',
  ],
  [
    'an unknown condition',
    (t) => (t.Resources.Any.Condition = 'Never'),
    "Resources.Any.Condition: no condition is called 'Never'",
  ],
  [
    'an unknown condition of an output',
    (t) => (t.Outputs.AnyId.Condition = 'Never'),
    "Outputs.AnyId.Condition: no condition is called 'Never'",
  ],
  [
    'resources that wait for each other',
    (t) => (t.Resources.Vpc.DependsOn = ['Association']),
    'Resources: Vpc → Association → Nat → Vpc wait for each other',
  ],
]);

testFlaws('values', [
  [
    'a vSwitch twice',
    (_, p) => (p('Cluster').VSwitchIds[2] = p('Cluster').VSwitchIds[0]),
    'Resources.Cluster.Properties.VSwitchIds: {"Fn::GetAtt":["VSwitchA","VSwitchId"]} is given twice',
  ],
  [
    'a vSwitch twice in a nested list',
    (_, p) => (p('Workers').ScalingGroup.VSwitchIds = ['vsw-a', 'vsw-a']),
    "Resources.Workers.Properties.ScalingGroup.VSwitchIds: 'vsw-a' is given twice",
  ],
  [
    'a vSwitch twice in the body of AnyCluster',
    (_, p) => p('Any').ClusterConfig.vswitch_ids.push(p('Any').ClusterConfig.vswitch_ids[1]),
    'Resources.Any.Properties.ClusterConfig.vswitch_ids: {"Fn::GetAtt":["VSwitchB","VSwitchId"]} is given twice',
  ],
  [
    'a password in clear',
    (_, p) => (p('Workers').ScalingGroup.LoginPassword = 'Secret123!'),
    'Resources.Workers.Properties.ScalingGroup.LoginPassword: in clear, use a parameter with NoEcho',
  ],
  [
    'a password in the body of AnyCluster',
    (_, p) => (p('Any').ClusterConfig.nodepools[0].scaling_group.login_password = 'x'),
    'Resources.Any.Properties.ClusterConfig.nodepools[0].scaling_group.login_password: in clear, use a parameter with NoEcho',
  ],
  [
    'a password that is echoed',
    (t) => delete t.Parameters.Password.NoEcho,
    'Resources.Workers.Properties.ScalingGroup.LoginPassword: parameter Password needs NoEcho: true',
  ],
  [
    'a password by default',
    (t) => (t.Parameters.Password.Default = 'Secret123!'),
    'Parameters.Password.Default: in clear, NoEcho hides no default',
  ],
  [
    'a token of a text',
    (_, p) => (p('Vpc').Description = 'in ${Token[TOKEN.12]}'),
    'Resources.Vpc.Properties.Description: holds an unresolved value, Token[TOKEN.12]',
  ],
  [
    'a token of a number',
    (_, p) => (p('Address').Bandwidth = -1.8881545897087626e289),
    'Resources.Address.Properties.Bandwidth: holds an unresolved value, -1.8881545897087626e+289',
  ],
  [
    'a token in a key',
    (t) => (t.Outputs.VSwitches.Value = { '${Token[Zone.3]}': 'vsw-a' }),
    'Outputs.VSwitches.Value: holds an unresolved value, Token[Zone.3]',
  ],
  [
    'an object as text',
    (_, p) => (p('Vpc').Description = 'tags: [object Object]'),
    'Resources.Vpc.Properties.Description: holds an unresolved value, [object Object]',
  ],
  [
    'a path of this machine',
    (_, p) => (p('Vpc').Description = `made in ${process.cwd()}/lib`),
    'Resources.Vpc.Properties.Description: names a file of the machine it was made on',
  ],
  [
    'a stack trace',
    (t) => (t.Metadata = { trace: ['at Vpc (/srv/app/lib/vpc.js:12:3)'] }),
    'Metadata.trace[0]: names a file of the machine it was made on',
  ],
]);

describe('limits', () => {
  test('more than 300 resources', () => {
    const names = Array.from({ length: 301 }, (_, index) => [`Vpc${index}`, { Type: 'ALIYUN::ECS::VPC' }]);
    const template = { ROSTemplateFormatVersion: '2015-09-01', Resources: Object.fromEntries(names) };
    expect(checkTemplate(template)).toEqual(['Resources: at most 300 resources in a stack, got 301']);
    delete template.Resources.Vpc0;
    expect(checkTemplate(template)).toEqual([]);
  });

  test('more than 512 KiB', () => {
    const template = changedTemplate((t) => (t.Description = 'x'.repeat(524_288)));
    expect(checkTemplate(template)).toEqual([expect.stringMatching(/^template: at most 524288 bytes, got 52\d{4}$/)]);
  });
});

test('takes facts from elsewhere', () => {
  const facts = {
    ResourceType: 'MODULE::A',
    Attributes: {},
    Properties: { Count: { Type: 'integer' as const } },
    RefType: 'Null',
  };
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { A: { Type: 'MODULE::A', Properties: { Count: 1.5 } } },
    Outputs: { A: { Value: { Ref: 'A' } } },
  };
  expect(checkTemplate(template, () => facts)).toEqual([
    'Resources.A.Properties.Count: must be integer, got 1.5',
    'Outputs.A.Value: Ref gives nothing for MODULE::A',
  ]);
});

test('follows the outputs of a nested stack', () => {
  const facts = { ResourceType: 'ALIYUN::ROS::Stack', Attributes: {}, Properties: {} };
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { Network: { Type: 'ALIYUN::ROS::Stack' } },
    Outputs: { VpcId: { Value: { 'Fn::GetAtt': ['Network', 'Outputs.VpcId'] } } },
  };
  expect(checkTemplate(template, () => facts)).toEqual([]);
});

test('walks a chain of 299 resources', () => {
  const chain = Array.from({ length: 299 }, (_, index) => [
    `Vpc${index}`,
    { Type: 'ALIYUN::ECS::VPC', ...(index > 0 && { DependsOn: [`Vpc${index - 1}`] }) },
  ]);
  expect(checkTemplate({ ROSTemplateFormatVersion: '2015-09-01', Resources: Object.fromEntries(chain) })).toEqual([]);
});

describe('whatever comes', () => {
  const section = fc.dictionary(fc.string(), fc.jsonValue());

  test('ends with problems, never with an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(checkTemplate(value))));
    fc.assert(
      fc.property(section, section, section, (Resources, Outputs, Parameters) =>
        Array.isArray(checkTemplate({ ROSTemplateFormatVersion: '2015-09-01', Resources, Outputs, Parameters })),
      ),
    );
  });

  test('also when one value of a sound template is replaced', () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue({ maxDepth: 1 }), (place, value) =>
        Array.isArray(checkTemplate(changedTemplate((template) => replaceOne(template, place, value)))),
      ),
      { numRuns: 500 },
    );
  });

  test('also when it cannot become a text', () => {
    const noText = { toString: null };
    const template = changedTemplate((t) => {
      t.Resources.Vpc.Condition = noText;
      t.Outputs = { A: { Value: { 'Fn::Select': [noText, ['a']] } }, B: { Value: { Ref: noText } } };
    });
    expect(checkTemplate(template)).toEqual(expect.arrayContaining([expect.stringContaining('Fn::Select: must be')]));
  });
});
