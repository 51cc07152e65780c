import { linesOf } from './checked-template';
import { changedTemplate, soundTemplate } from './sound-template';

/** A flaw in words, how it is put into the template, and all the problems that it makes. */
type Flaw = readonly [flaw: string, change: Parameters<typeof changedTemplate>[0], ...problems: string[]];

function testFlaws(group: string, flaws: readonly Flaw[]): void {
  describe(group, () => {
    for (const [flaw, change, ...problems] of flaws) {
      test(flaw, () => expect(linesOf(changedTemplate(change))).toEqual(problems));
    }
  });
}

test('finds nothing wrong with a sound template', () => {
  expect(linesOf(soundTemplate())).toEqual([]);
});

testFlaws('outline', [
  [
    'no version',
    (t) => delete t.ROSTemplateFormatVersion,
    "ROS002 ROSTemplateFormatVersion: must be '2015-09-01', got undefined",
  ],
  ['an unknown section', (t) => (t.Resource = {}), 'ROS003 Resource: unknown section'],
  ['no resources', (t) => delete t.Resources, 'ROS001 Resources: missing'],
  ['resources in a list', (t) => (t.Resources = []), 'ROS001 Resources: must be an object, got []'],
  [
    'a resource that is a text',
    (t) => (t.Resources.Vpc = 'ALIYUN::ECS::VPC'),
    "ROS005 Resources.Vpc: must be an object, got 'ALIYUN::ECS::VPC'",
  ],
  [
    'a bad logical id',
    (t) => (t.Resources['1 2'] = { Type: 'ALIYUN::ECS::VPC' }),
    "ROS004 Resources['1 2']: must be letters, digits, - and _, a letter first, at most 255",
  ],
  ['no type', (t) => delete t.Resources.Vpc.Type, 'ROS005 Resources.Vpc.Type: missing'],
  [
    'an unknown field of a resource',
    (t) => (t.Resources.Vpc.Property = {}),
    'ROS003 Resources.Vpc.Property: unknown field of a resource',
  ],
  [
    'properties in a list',
    (t) => (t.Resources.Vpc.Properties = []),
    'ROS005 Resources.Vpc.Properties: must be an object, got []',
  ],
  [
    'a dependency that is no name',
    (t) => (t.Resources.Vpc.DependsOn = [1]),
    'ROS005 Resources.Vpc.DependsOn: must be logical ids, got [1]',
  ],
  [
    'an unknown deletion policy',
    (t) => (t.Resources.Vpc.DeletionPolicy = 'Keep'),
    "ROS005 Resources.Vpc.DeletionPolicy: must be one of Delete, Retain, got 'Keep'",
  ],
  ['an output without value', (t) => delete t.Outputs.ClusterId.Value, 'ROS005 Outputs.ClusterId.Value: missing'],
  ['a parameter without type', (t) => delete t.Parameters.Name.Type, 'ROS005 Parameters.Name.Type: missing'],
]);

testFlaws('properties', [
  [
    'an unknown type',
    (t) => (t.Resources.Vpc.Type = 'ALIYUN::ECS::Vpc'),
    'ROS010 Resources.Vpc.Type: unknown type ALIYUN::ECS::Vpc, did you mean ALIYUN::ECS::VPC?',
  ],
  [
    'a type that is a path',
    (t) => (t.Resources.Vpc.Type = 'ALIYUN::..::ECS::VPC'),
    'ROS010 Resources.Vpc.Type: unknown type ALIYUN::..::ECS::VPC',
  ],
  [
    'a type that can no longer be created',
    (t) => (t.Resources.Any.Type = 'ALIYUN::CS::KubernetesCluster'),
    'ROS080 Resources.Any.Type: ALIYUN::CS::KubernetesCluster can no longer be created, take an ALIYUN::CS::ManagedKubernetesCluster with ClusterSpec ack.pro.small',
  ],
  [
    'an unknown property',
    (_, p) => (p('Vpc').Cidr = '10.0.0.0/8'),
    'ROS011 Resources.Vpc.Properties.Cidr: unknown property, did you mean CidrBlock?',
  ],
  [
    'a property of every object',
    (_, p) => (p('Vpc').constructor = 'x'),
    'ROS011 Resources.Vpc.Properties.constructor: unknown property',
  ],
  [
    'an unknown nested key',
    (_, p) => (p('Workers').AutoScaling.Max = 9),
    'ROS011 Resources.Workers.Properties.AutoScaling.Max: unknown property',
  ],
  [
    'an unknown key in a list',
    (_, p) => (p('Vpc').Tags[0].Name = 'x'),
    'ROS011 Resources.Vpc.Properties.Tags[0].Name: unknown property',
  ],
  ['a missing property', (_, p) => delete p('VSwitchA').ZoneId, 'ROS012 Resources.VSwitchA.Properties.ZoneId: missing'],
  [
    'a missing nested key',
    (_, p) => delete p('Workers').ScalingGroup.VSwitchIds,
    'ROS012 Resources.Workers.Properties.ScalingGroup.VSwitchIds: missing',
  ],
  [
    'a required property that is null',
    (_, p) => (p('VSwitchA').ZoneId = null),
    'ROS012 Resources.VSwitchA.Properties.ZoneId: missing',
  ],
  [
    'a property that is gone',
    (_, p) => (p('Cluster').NumOfNodes = 3),
    'ROS081 Resources.Cluster.Properties.NumOfNodes: no longer has any effect, take NodePools, or an ALIYUN::CS::ClusterNodePool',
  ],
  [
    'a number for a text',
    (_, p) => (p('Vpc').CidrBlock = 10),
    'ROS014 Resources.Vpc.Properties.CidrBlock: must be string, got 10',
  ],
  [
    'a text for a boolean',
    (_, p) => (p('Cluster').SnatEntry = 'false'),
    "ROS014 Resources.Cluster.Properties.SnatEntry: must be boolean, got 'false'",
  ],
  [
    'a text for a list',
    (_, p) => (p('Cluster').VSwitchIds = 'vsw-a'),
    "ROS013 Resources.Cluster.Properties.VSwitchIds: must be list, got 'vsw-a'",
  ],
  [
    'a list for a map',
    (_, p) => (p('Workers').AutoScaling = []),
    'ROS013 Resources.Workers.Properties.AutoScaling: must be map, got []',
  ],
  [
    'a fraction for an integer',
    (t) => (t.Resources.Disk = { Type: 'ALIYUN::ECS::Disk', Properties: { Size: 1.5 } }),
    'ROS013 Resources.Disk.Properties.Size: must be integer, got 1.5',
  ],
  [
    'a value that is not allowed',
    (_, p) => (p('Nat').NatType = 'Normal'),
    "ROS015 Resources.Nat.Properties.NatType: must be Enhanced, got 'Normal'",
  ],
  [
    'a value out of range',
    (t) => (t.Resources.X = { Type: 'ALIYUN::NAS::AccessRule', Properties: { AccessGroupName: 'abc', Priority: 0 } }),
    'ROS016 Resources.X.Properties.Priority: must be 1 to 100, got 0',
  ],
  [
    'a text of a wrong form',
    (t) =>
      (t.Resources.X = {
        Type: 'ALIYUN::NAS::AccessGroup',
        Properties: { AccessGroupName: 'a', AccessGroupType: 'Vpc' },
      }),
    "ROS017 Resources.X.Properties.AccessGroupName: must match ^[_a-zA-Z0-9-]{3,64}$, got 'a'",
  ],
  [
    'a list that is too long',
    (_, p) => (p('Vpc').Tags = Array.from({ length: 21 }, (_x, index) => ({ Key: `k${index}` }))),
    'ROS016 Resources.Vpc.Properties.Tags: must have at most 20 entries, got 21',
  ],
]);

testFlaws('body of AnyCluster', [
  [
    'an unknown key',
    (_, p) => (p('Any').ClusterConfig.vpc_id = 'vpc-a'),
    'ROS011 Resources.Any.Properties.ClusterConfig.vpc_id: unknown property, did you mean vpcid?',
  ],
  [
    'an unknown nested key',
    (_, p) => (p('Any').ClusterConfig.nodepools[0].scaling_group.size = 2),
    'ROS011 Resources.Any.Properties.ClusterConfig.nodepools[0].scaling_group.size: unknown property, did you mean desired_size?',
  ],
  [
    'a dead key',
    (_, p) => (p('Any').ClusterConfig.master_count = 3),
    'ROS081 Resources.Any.Properties.ClusterConfig.master_count: no longer has any effect, take control_plane_config',
  ],
  [
    'a dead nested key',
    (_, p) => (p('Any').ClusterConfig.nodepools[0].count = 2),
    'ROS081 Resources.Any.Properties.ClusterConfig.nodepools[0].count: no longer has any effect, leave it out',
  ],
  [
    'a key of a wrong type',
    (_, p) => (p('Any').ClusterConfig.control_plane_config.size = '3'),
    "ROS014 Resources.Any.Properties.ClusterConfig.control_plane_config.size: must be number, got '3'",
  ],
  [
    'no region',
    (_, p) => delete p('Any').ClusterConfig.region_id,
    'ROS012 Resources.Any.Properties.ClusterConfig.region_id: missing',
  ],
]);

testFlaws('functions', [
  [
    'an unknown function',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Concat': ['a'] }),
    'ROS030 Resources.Vpc.Properties.VpcName: unknown function Fn::Concat',
  ],
  [
    'a function beside a key',
    (_, p) => (p('Workers').AutoScaling = { Enable: true, 'Fn::Join': ['', []] }),
    'ROS032 Resources.Workers.Properties.AutoScaling: Fn::Join must be the only key, got Enable, Fn::Join',
    'ROS011 Resources.Workers.Properties.AutoScaling.Fn::Join: unknown property',
  ],
  [
    'Ref of a list',
    (_, p) => (p('Vpc').VpcName = { Ref: ['Name'] }),
    'ROS031 Resources.Vpc.Properties.VpcName.Ref: must be a name, got ["Name"]',
  ],
  [
    'GetAtt of a text',
    (_, p) => (p('Vpc').VpcName = { 'Fn::GetAtt': 'Nat.VpcId' }),
    "ROS031 Resources.Vpc.Properties.VpcName.Fn::GetAtt: must be [resource, attribute], got 'Nat.VpcId'",
  ],
  [
    'Join without a list',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Join': ['-', 'a'] }),
    'ROS031 Resources.Vpc.Properties.VpcName.Fn::Join: must be [delimiter, list of texts], got ["-","a"]',
  ],
  [
    'Join of a list',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Join': ['-', ['a', ['b']]] }),
    'ROS031 Resources.Vpc.Properties.VpcName.Fn::Join: must be [delimiter, list of texts], got ["-",["a",["b"]]]',
  ],
  [
    'Select beyond the end',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Select': ['2', ['a', 'b']] }),
    'ROS031 Resources.Vpc.Properties.VpcName.Fn::Select: must be [index, list], got ["2",["a","b"]]',
  ],
  [
    'Select without an index',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Select': ['first', ['a']] }),
    'ROS031 Resources.Vpc.Properties.VpcName.Fn::Select: must be [index, list], got ["first",["a"]]',
  ],
  [
    'Sub of a number',
    (_, p) => (p('Vpc').VpcName = { 'Fn::Sub': 1 }),
    'ROS031 Resources.Vpc.Properties.VpcName.Fn::Sub: must be a text or [text, variables], got 1',
  ],
  [
    'If with an unknown condition',
    (_, p) => (p('Vpc').VpcName = { 'Fn::If': ['Never', 'a', 'b'] }),
    "ROS045 Resources.Vpc.Properties.VpcName: no condition is called 'Never'",
  ],
  [
    'If without an else',
    (_, p) => (p('Vpc').VpcName = { 'Fn::If': ['Registered', 'a'] }),
    'ROS031 Resources.Vpc.Properties.VpcName.Fn::If: must be [condition, value, value], got ["Registered","a"]',
  ],
  [
    'FindInMap in an unknown mapping',
    (_, p) => (p('Workers').ScalingGroup.SystemDiskSize['Fn::FindInMap'][0] = 'Disks'),
    "ROS065 Resources.Workers.Properties.ScalingGroup.SystemDiskSize: no mapping is called 'Disks'",
    'ROS046 Mappings.Sizes: nothing asks for it',
  ],
  [
    'FindInMap with two keys',
    (_, p) => p('Workers').ScalingGroup.SystemDiskSize['Fn::FindInMap'].pop(),
    'ROS031 Resources.Workers.Properties.ScalingGroup.SystemDiskSize.Fn::FindInMap: must be [map, key, key], got ["Sizes",{"Ref":"ALIYUN::Region"}]',
  ],
]);

testFlaws('references', [
  [
    'Ref of nothing',
    (_, p) => (p('Vpc').VpcName = { Ref: 'Nome' }),
    "ROS040 Resources.Vpc.Properties.VpcName: nothing is called 'Nome', did you mean Name?",
  ],
  [
    'Ref of an unknown pseudo parameter',
    (_, p) => (p('Vpc').VpcName = { Ref: 'ALIYUN::Zone' }),
    "ROS040 Resources.Vpc.Properties.VpcName: nothing is called 'ALIYUN::Zone'",
  ],
  [
    'GetAtt of nothing',
    (_, p) => (p('Nat').VpcId = { 'Fn::GetAtt': ['Vpcs', 'VpcId'] }),
    "ROS040 Resources.Nat.Properties.VpcId: no resource is called 'Vpcs', did you mean Vpc?",
  ],
  [
    'GetAtt of a parameter',
    (_, p) => (p('Nat').VpcId = { 'Fn::GetAtt': ['Name', 'VpcId'] }),
    "ROS040 Resources.Nat.Properties.VpcId: no resource is called 'Name'",
  ],
  [
    'GetAtt of an unknown attribute',
    (_, p) => (p('Nat').VpcId = { 'Fn::GetAtt': ['Vpc', 'Id'] }),
    "ROS041 Resources.Nat.Properties.VpcId: ALIYUN::ECS::VPC has no attribute 'Id'",
  ],
  [
    'a variable of nothing',
    (_, p) => (p('Nat').NatGatewayName = { 'Fn::Sub': '${Nome}' }),
    "ROS040 Resources.Nat.Properties.NatGatewayName: nothing is called 'Nome', did you mean Name?",
  ],
  [
    'a variable of an unknown attribute',
    (_, p) => (p('Nat').NatGatewayName = { 'Fn::Sub': ['${Vpc.Id}', {}] }),
    "ROS041 Resources.Nat.Properties.NatGatewayName: ALIYUN::ECS::VPC has no attribute 'Id'",
  ],
  [
    'an output of nothing',
    (t) => (t.Outputs.ClusterId.Value = { Ref: 'Clusters' }),
    "ROS040 Outputs.ClusterId.Value: nothing is called 'Clusters', did you mean Cluster?",
  ],
  [
    'a dependency on nothing',
    (t) => (t.Resources.Cluster.DependsOn = ['Snats']),
    "ROS043 Resources.Cluster.DependsOn[0]: no resource is called 'Snats', did you mean Snat?",
  ],
  [
    'a dependency on itself',
    (t) => (t.Resources.Cluster.DependsOn = 'Cluster'),
    'ROS044 Resources: Cluster → Cluster wait for each other',
  ],
  [
    'an unknown condition',
    (t) => (t.Resources.Any.Condition = 'Never'),
    "ROS045 Resources.Any.Condition: no condition is called 'Never'",
  ],
  [
    'an unknown condition of an output',
    (t) => (t.Outputs.AnyId.Condition = 'Never'),
    "ROS045 Outputs.AnyId.Condition: no condition is called 'Never'",
  ],
  [
    'resources that wait for each other',
    (t) => (t.Resources.Vpc.DependsOn = ['Association']),
    'ROS044 Resources: Vpc → Association → Nat → Vpc wait for each other',
  ],
]);

testFlaws('values', [
  [
    'a password in clear',
    (_, p) => (p('Workers').ScalingGroup.LoginPassword = 'Secret123!'),
    'ROS060 Parameters.Password: nothing reads it',
    'ROS070 Resources.Workers.Properties.ScalingGroup.LoginPassword: in clear, use a parameter with NoEcho',
  ],
  [
    'a password in the body of AnyCluster',
    (_, p) => (p('Any').ClusterConfig.nodepools[0].scaling_group.login_password = 'x'),
    'ROS070 Resources.Any.Properties.ClusterConfig.nodepools[0].scaling_group.login_password: in clear, use a parameter with NoEcho',
  ],
  [
    'a password that is echoed',
    (t) => delete t.Parameters.Password.NoEcho,
    'ROS071 Resources.Workers.Properties.ScalingGroup.LoginPassword: parameter Password needs NoEcho: true',
  ],
  [
    'a password by default',
    (t) => (t.Parameters.Password.Default = 'Secret123!'),
    'ROS072 Parameters.Password.Default: in clear, NoEcho hides no default',
  ],
  [
    'a token of a text',
    (_, p) => (p('Vpc').Description = 'in ${Token[TOKEN.12]}'),
    'ROS019 Resources.Vpc.Properties.Description: holds an unresolved value, Token[TOKEN.12]',
  ],
  [
    'a token of a number',
    (_, p) => (p('Address').Bandwidth = -1.8881545897087626e289),
    'ROS019 Resources.Address.Properties.Bandwidth: holds an unresolved value, -1.8881545897087626e+289',
  ],
  [
    'a token in a key',
    (t) => (t.Outputs.VSwitches.Value = { '${Token[Zone.3]}': 'vsw-a' }),
    'ROS019 Outputs.VSwitches.Value: holds an unresolved value, Token[Zone.3]',
  ],
  [
    'an object as text',
    (_, p) => (p('Vpc').Description = 'tags: [object Object]'),
    'ROS019 Resources.Vpc.Properties.Description: holds an unresolved value, [object Object]',
  ],
]);

describe('limits', () => {
  test('more than 300 resources', () => {
    const names = Array.from({ length: 301 }, (_, index) => [`Vpc${index}`, { Type: 'ALIYUN::ECS::VPC' }]);
    const template = { ROSTemplateFormatVersion: '2015-09-01', Resources: Object.fromEntries(names) };
    expect(linesOf(template)).toEqual(['ROS090 Resources: at most 300 resources in a stack, got 301']);
    delete template.Resources.Vpc0;
    expect(linesOf(template)).toEqual([]);
  });

  test('more than 512 KiB', () => {
    const template = changedTemplate((t) => (t.Description = 'x'.repeat(524_288)));
    expect(linesOf(template)).toEqual([expect.stringMatching(/^ROS090 at most 524288 bytes, got 52\d{4}$/)]);
  });
});

test('walks a chain of 299 resources', () => {
  const chain = Array.from({ length: 299 }, (_, index) => [
    `Vpc${index}`,
    { Type: 'ALIYUN::ECS::VPC', ...(index > 0 && { DependsOn: [`Vpc${index - 1}`] }) },
  ]);
  expect(linesOf({ ROSTemplateFormatVersion: '2015-09-01', Resources: Object.fromEntries(chain) })).toEqual([]);
});
