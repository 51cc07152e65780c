import { linesOf } from './checked-template';

/** A template in parts, with the least around them. */
function template(parts: Record<string, unknown>): unknown {
  return { ROSTemplateFormatVersion: '2015-09-01', Resources: {}, ...parts };
}

/** A template with one resource. */
function resource(Type: string, Properties: Record<string, unknown>, parts: Record<string, unknown> = {}): unknown {
  return template({ ...parts, Resources: { It: { Type, Properties } } });
}

const vpc = (Properties: Record<string, unknown>, parts = {}) => resource('ALIYUN::ECS::VPC', Properties, parts);

/** A parameter that is read. */
function parameter(It: Record<string, unknown>, others = {}): unknown {
  const Value = Object.fromEntries(['It', ...Object.keys(others)].map((name) => [name, { Ref: name }]));
  return template({ Parameters: { It, ...others }, Outputs: { All: { Value } } });
}

type Case = readonly [what: string, template: unknown, ...lines: string[]];

function testCases(group: string, cases: readonly Case[]): void {
  describe(group, () => {
    test.each(cases.map(([what, content, ...lines]) => ({ what, content, lines })))('$what', ({ content, lines }) => {
      expect(linesOf(content)).toEqual(lines);
    });
  });
}

testCases('types', [
  ['a type of a service that is not known', resource('ALIYUN::RDS::DBInstance', { Engine: 'MySQL' })],
  ['a type of which only attributes are known', resource('ALIYUN::ARMS::Rum', { AppType: 'web' })],
  ['a module', resource('MODULE::MY::Network', {})],
  ['a custom resource', resource('Custom::Network', {})],
  [
    'a name that resembles none',
    resource('ALIYUN::ECS::QuantumProcessor', {}),
    'ROS010 Resources.It.Type: unknown type ALIYUN::ECS::QuantumProcessor',
  ],
  [
    'a namespace in other letters',
    resource('ALIYUN::Ecs::VPC', {}),
    'ROS010 Resources.It.Type: unknown type ALIYUN::Ecs::VPC, did you mean ALIYUN::ECS::VPC?',
  ],
  ['no namespace', resource('AWS::EC2::VPC', {}), 'ROS010 Resources.It.Type: unknown type AWS::EC2::VPC'],
  [
    'a type that others have replaced',
    resource('ALIYUN::ECS::EIP', {}),
    'ROS080 Resources.It.Type: ALIYUN::ECS::EIP can no longer be created, take an ALIYUN::VPC::EIP',
  ],
]);

testCases('properties', [
  [
    'a text that is a boolean',
    vpc({ EnableIpv6: 'True' }),
    "ROS014 Resources.It.Properties.EnableIpv6: must be boolean, got 'True'",
  ],
  [
    'a text that is none',
    vpc({ EnableIpv6: 'ja' }),
    "ROS013 Resources.It.Properties.EnableIpv6: must be boolean, got 'ja'",
  ],
  [
    'a text that is JSON',
    vpc({ Tags: '[{"Key":"a"}]' }),
    `ROS014 Resources.It.Properties.Tags: must be list, got '[{"Key":"a"}]'`,
  ],
  ['a number for a text', vpc({ VpcName: 12 }), 'ROS014 Resources.It.Properties.VpcName: must be string, got 12'],
  [
    'a branch of a condition',
    vpc(
      { EnableIpv6: { 'Fn::If': ['New', { Ref: 'ALIYUN::NoValue' }, 'ja'] } },
      { Parameters: { P: { Type: 'String' } }, Conditions: { New: { 'Fn::Equals': [{ Ref: 'P' }, 'new'] } } },
    ),
    "ROS013 Resources.It.Properties.EnableIpv6.Fn::If[2]: must be boolean, got 'ja'",
  ],
  [
    'a value that newer facts may allow',
    resource('ALIYUN::SLB::LoadBalancer', { AddressType: 'public' }),
    "ROS015 Resources.It.Properties.AddressType: must be one of internet, intranet, got 'public'",
  ],
]);

testCases('functions', [
  [
    'a name that resembles none',
    vpc({ VpcName: { 'Fn::Shout': 'a' } }),
    'ROS030 Resources.It.Properties.VpcName: unknown function Fn::Shout',
  ],
  [
    'a slip',
    vpc({ VpcName: { 'Fn::join': ['-', ['a']] } }),
    'ROS030 Resources.It.Properties.VpcName: unknown function Fn::join, did you mean Fn::Join?',
  ],
  ['a slice', vpc({ VpcName: { 'Fn::Select': ['0:1', ['a', 'b']] } })],
  ['a default for what is beyond the end', vpc({ VpcName: { 'Fn::Select': ['5', ['a'], 'b'] } })],
  [
    'a function in a mapping',
    vpc(
      { VpcName: { 'Fn::FindInMap': ['M', 'a', 'b'] } },
      { Mappings: { M: { a: { b: { Ref: 'ALIYUN::Region' } } } } },
    ),
    'ROS033 Mappings.M.a.b: Ref cannot be in a mapping',
  ],
  [
    'a function in a parameter',
    parameter({ Type: 'String', Default: { Ref: 'ALIYUN::Region' } }),
    'ROS033 Parameters.It.Default: Ref cannot be in a parameter',
  ],
  [
    'an attribute in a condition',
    template({
      Conditions: { C: { 'Fn::Equals': [{ 'Fn::GetAtt': ['It', 'VpcId'] }, 'a'] } },
      Resources: { It: { Type: 'ALIYUN::ECS::VPC' } },
      Outputs: { A: { Condition: 'C', Value: 1 } },
    }),
    'ROS033 Conditions.C.Fn::Equals[0]: Fn::GetAtt of a resource cannot be in a condition',
  ],
]);

testCases('references', [
  [
    'one of several',
    template({
      Resources: {
        It: { Type: 'ALIYUN::ECS::VPC', Count: 2 },
        Other: {
          Type: 'ALIYUN::ECS::VPC',
          DependsOn: 'It[0]',
          Properties: { VpcName: { 'Fn::GetAtt': ['It[1]', 'VpcName'] } },
        },
      },
    }),
  ],
  [
    'an attribute of a service with old facts',
    template({
      Resources: { It: { Type: 'ALIYUN::SLB::LoadBalancer' } },
      Outputs: { A: { Value: { 'Fn::GetAtt': ['It', 'Fingerprint'] } } },
    }),
    "ROS041 Outputs.A.Value: ALIYUN::SLB::LoadBalancer has no attribute 'Fingerprint'",
  ],
  [
    'a condition among conditions',
    template({
      Conditions: { A: { 'Fn::Not': ['B'] } },
      Outputs: { A: { Condition: 'A', Value: 1 } },
    }),
    "ROS045 Conditions.A: no condition is called 'B'",
  ],
  [
    'a key of a mapping',
    template({
      Mappings: { M: { a: { b: 1 }, c: { d: 1 } } },
      Outputs: {
        A: { Value: { 'Fn::FindInMap': ['M', 'x', 'b'] } },
        B: { Value: { 'Fn::FindInMap': ['M', 'a', 'd'] } },
        C: { Value: { 'Fn::FindInMap': ['M', { Ref: 'ALIYUN::Region' }, 'd'] } },
        D: { Value: { 'Fn::FindInMap': ['M', 'x', 'b', 'default'] } },
      },
    }),
    "ROS065 Outputs.A.Value: mapping M has no key 'x'",
    "ROS065 Outputs.B.Value: mapping M.a has no key 'd'",
  ],
]);

testCases('parameters', [
  [
    'a slip in a type',
    parameter({ Type: 'Sting' }),
    "ROS061 Parameters.It.Type: unknown type 'Sting', did you mean String?",
  ],
  ['a type of OOS', parameter({ Type: 'ALIYUN::OOS::Parameter::Value', Default: '/a/b' })],
  ['no default', parameter({ Type: 'Number', Default: null, MinValue: 60 })],
  ['a number as text', parameter({ Type: 'Number', Default: '5', AllowedValues: [5, 10] })],
  [
    'a number that is none',
    parameter({ Type: 'Number', Default: 'five' }),
    "ROS062 Parameters.It.Default: must be a number, got 'five'",
  ],
  [
    'a number out of range',
    parameter({ Type: 'Number', Default: 9, MaxValue: 8 }),
    'ROS062 Parameters.It.Default: must be at most 8, got 9',
  ],
  ['a number at its limits', parameter({ Type: 'Number', Default: 8, MaxValue: 8, MinValue: 8 })],
  ['a boolean with other values', parameter({ Type: 'Boolean', Default: false, AllowedValues: ['true', 'false'] })],
  [
    'a boolean that is none',
    parameter({ Type: 'Boolean', Default: 'ja' }),
    "ROS062 Parameters.It.Default: must be true or false, got 'ja'",
  ],
  [
    'a text that is too short',
    parameter({ Type: 'String', Default: 'a', MinLength: 2 }),
    'ROS062 Parameters.It.Default: must have at least 2 characters, got 1',
  ],
  [
    'a text of another form',
    parameter({ Type: 'String', Default: 'A', AllowedPattern: '^[a-z]+$' }),
    "ROS062 Parameters.It.Default: must match '^[a-z]+$', got 'A'",
  ],
  [
    'a pattern that takes its time',
    parameter({ Type: 'String', Default: `${'a'.repeat(50)}!`, AllowedPattern: '^(a+)+$' }),
  ],
  ['a pattern of Python', parameter({ Type: 'String', Default: 'a', AllowedPattern: '(?P<x>b)' })],
  [
    'a list of allowed values',
    parameter({ Type: 'CommaDelimitedList', Default: 'a, c', AllowedValues: ['a', 'b'] }),
    "ROS062 Parameters.It.Default: must be one of a, b, got 'c'",
  ],
  ['JSON in a text', parameter({ Type: 'Json', Default: '{"a": 1}', MaxLength: 20 })],
  [
    'JSON that is none',
    parameter({ Type: 'Json', Default: '{a: 1}' }),
    "ROS062 Parameters.It.Default: must be JSON, got '{a: 1}'",
  ],
  [
    'values that cannot be',
    parameter({ Type: 'Number', MinValue: 3, MaxValue: 2 }),
    'ROS063 Parameters.It: MinValue 3 is above MaxValue 2',
  ],
  [
    'a list that is a text',
    parameter({ Type: 'String', AssociationProperty: 'List[Parameters]' }),
    "ROS064 Parameters.It.AssociationProperty: 'List[Parameters]' needs Type Json, got 'String'",
  ],
  [
    'names inside of a list',
    parameter({
      Type: 'Json',
      AssociationProperty: 'List[Parameters]',
      AssociationPropertyMetadata: {
        Parameters: {
          Zone: { Type: 'String' },
          VSwitch: { Type: 'String', AssociationPropertyMetadata: { ZoneId: '${Zone}', RegionId: '${.Region}' } },
        },
      },
    }),
    "ROS064 Parameters.It.AssociationPropertyMetadata.Parameters.VSwitch.AssociationPropertyMetadata.RegionId: no parameter is called 'Region'",
  ],
  [
    'a parameter that another one asks for',
    vpc(
      { VpcName: { Ref: 'A' } },
      {
        Parameters: {
          A: { Type: 'String', AssociationPropertyMetadata: { X: '${B}', Y: ['C'] } },
          B: { Type: 'String' },
          C: { Type: 'String' },
        },
      },
    ),
  ],
  [
    'parameters of Terraform',
    template({
      Transform: 'Aliyun::Terraform-v1.5',
      Parameters: { A: { Type: 'String' } },
      Workspace: { 'main.tf': '' },
    }),
  ],
]);

testCases('secrets', [
  [
    'a reference to a secret',
    resource('ALIYUN::ECS::Instance', {
      Password: '{{resolve:kms-secret:shop}}',
      ImageId: 'a',
      InstanceType: 'b',
      VpcId: 'c',
      VSwitchId: 'd',
      SecurityGroupId: 'e',
    }),
  ],
]);

const pool = (Runtime: unknown) =>
  resource('ALIYUN::CS::ClusterNodePool', {
    ClusterId: 'c',
    ScalingGroup: { VSwitchIds: ['a'], SystemDiskSize: 40 },
    KubernetesConfig: { Runtime, RuntimeVersion: '1' },
  });
const any = (config: Record<string, unknown>) =>
  resource('ALIYUN::CS::AnyCluster', {
    ClusterConfig: { name: 'a', region_id: 'b', cluster_type: 'ManagedKubernetes', ...config },
  });

testCases('what has ended', [
  [
    'Docker of a node pool',
    pool('Docker'),
    "ROS082 Resources.It.Properties.KubernetesConfig.Runtime: 'Docker' is not offered any more, take containerd",
  ],
  ['containerd', pool('containerd')],
  [
    'Docker in CreateCluster',
    any({ nodepools: [{ kubernetes_config: { runtime: 'docker' } }] }),
    "ROS082 Resources.It.Properties.ClusterConfig.nodepools[0].kubernetes_config.runtime: 'docker' is not offered any more, take containerd",
  ],
  [
    'an ended version in CreateCluster',
    any({ kubernetes_version: '1.33.1-aliyun.1' }),
    "ROS084 Resources.It.Properties.ClusterConfig.kubernetes_version: must be 1.34 or newer, got '1.33.1-aliyun.1'",
  ],
  ['the oldest version', any({ kubernetes_version: '1.34.1-aliyun.1' })],
  [
    'CLB by specification',
    resource('ALIYUN::SLB::LoadBalancer', { LoadBalancerSpec: 'slb.s1.small' }),
    'ROS083 Resources.It.Properties.LoadBalancerSpec: no longer has any effect, leave it out',
  ],
  [
    'NAT by specification',
    resource('ALIYUN::VPC::NatGateway', { VpcId: 'a', VSwitchId: 'b', InternetChargeType: 'PayBySpec' }),
    'ROS083 Resources.It.Properties.InternetChargeType: PayBySpec cannot be bought any more, take PayByLcu',
  ],
]);
