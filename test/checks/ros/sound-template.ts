const att = (target: string, attribute: string) => ({ 'Fn::GetAtt': [target, attribute] });
const ref = (target: string) => ({ Ref: target });

/** A template without a flaw, made anew so that a test may change it. */
export function soundTemplate(): any {
  const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
  const vSwitches = zones.map((zone, index) => ({
    Type: 'ALIYUN::ECS::VSwitch',
    Properties: { VpcId: att('Vpc', 'VpcId'), ZoneId: zone, CidrBlock: `172.16.${index}.0/24` },
  }));
  const vSwitchIds = ['A', 'B', 'C'].map((zone) => att(`VSwitch${zone}`, 'VSwitchId'));
  return {
    ROSTemplateFormatVersion: '2015-09-01',
    Description: 'A cluster in three zones',
    Parameters: {
      Name: { Type: 'String', Default: 'shop', AllowedPattern: '^/?[a-z]+$' },
      Password: { Type: 'String', NoEcho: true },
      Deny: { Type: 'Boolean', Default: false },
    },
    Mappings: { Sizes: { 'eu-central-1': { Disk: 120 } } },
    Conditions: { Registered: { 'Fn::Equals': [ref('Deny'), true] } },
    Locals: { Label: { Value: { 'Fn::Sub': '${Name}-label' } } },
    Resources: {
      Vpc: {
        Type: 'ALIYUN::ECS::VPC',
        Properties: {
          CidrBlock: '172.16.0.0/16',
          VpcName: { 'Fn::Sub': ['${Name}-${Zone} ${ALIYUN::Region} ${!literal}', { Zone: 'all' }] },
          Tags: [{ Key: 'platform', Value: ref('Label') }],
        },
      },
      VSwitchA: vSwitches[0],
      VSwitchB: vSwitches[1],
      VSwitchC: vSwitches[2],
      Nat: {
        Type: 'ALIYUN::VPC::NatGateway',
        Properties: { VpcId: att('Vpc', 'VpcId'), VSwitchId: vSwitchIds[0], NatType: 'Enhanced' },
      },
      Address: {
        Type: 'ALIYUN::VPC::EIP',
        DeletionPolicy: 'Retain',
        Properties: { Bandwidth: 100, InternetChargeType: 'PayByTraffic' },
      },
      Association: {
        Type: 'ALIYUN::VPC::EIPAssociation',
        Properties: { AllocationId: att('Address', 'AllocationId'), InstanceId: ref('Nat') },
      },
      Snat: {
        Type: 'ALIYUN::VPC::SnatEntry',
        Properties: {
          SnatTableId: att('Nat', 'SNatTableId'),
          SnatIp: { 'Fn::Join': [',', [att('Association', 'EipAddress')]] },
          SourceVSwitchIds: vSwitchIds,
        },
      },
      Cluster: {
        Type: 'ALIYUN::CS::ManagedKubernetesCluster',
        DependsOn: ['Snat', 'Nat'],
        Properties: {
          Name: ref('Name'),
          VpcId: att('Vpc', 'VpcId'),
          VSwitchIds: vSwitchIds,
          PodVswitchIds: [vSwitchIds[0]],
          SnatEntry: false,
          DeletionProtection: true,
          EncryptionProviderKey: null,
          Addons: [{ Name: 'terway-eniip', Config: '{"NetworkPolicy":"true"}' }],
        },
      },
      Workers: {
        Type: 'ALIYUN::CS::ClusterNodePool',
        DependsOn: 'Cluster',
        Properties: {
          ClusterId: att('Cluster', 'ClusterId'),
          AutoScaling: { Enable: true, MinInstances: 3, MaxInstances: 9 },
          ScalingGroup: {
            VSwitchIds: vSwitchIds,
            InstanceTypes: ['ecs.g5.xlarge'],
            SystemDiskSize: { 'Fn::FindInMap': ['Sizes', ref('ALIYUN::Region'), 'Disk'] },
            LoginPassword: ref('Password'),
          },
        },
      },
      Any: {
        Type: 'ALIYUN::CS::AnyCluster',
        Condition: 'Registered',
        Properties: {
          ClusterConfig: {
            name: { 'Fn::If': ['Registered', 'registered', ref('ALIYUN::NoValue')] },
            region_id: ref('ALIYUN::Region'),
            cluster_type: 'Kubernetes',
            vswitch_ids: vSwitchIds,
            pod_vswitch_ids: [{ 'Fn::Select': ['0', vSwitchIds] }],
            control_plane_config: { size: 3, instance_types: ['ecs.g7a.large'] },
            nodepools: [{ nodepool_info: { name: 'workers' }, scaling_group: { desired_size: 2 } }],
          },
        },
      },
    },
    Outputs: {
      ClusterId: { Description: 'Id of the cluster', Value: att('Cluster', 'ClusterId') },
      AnyId: { Condition: 'Registered', Value: ref('Any') },
      VSwitches: { Value: { 'eu-central-1a': vSwitchIds[0] } },
    },
  };
}

/** The template with a change, which gets its resources too. */
export function changedTemplate(change: (template: any, properties: (id: string) => any) => void): any {
  // As JSON each place has its own copy, and a change of one stays with that one.
  const template = JSON.parse(JSON.stringify(soundTemplate()));
  change(template, (id) => template.Resources[id].Properties);
  return template;
}
