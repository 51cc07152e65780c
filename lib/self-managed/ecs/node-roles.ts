import type * as ros from '@alicloud/ros-cdk-core';
import { Role } from '@alicloud/ros-cdk-ram/lib/role';
import { type PolicyStatement, renderStatements } from '../../identity/policy-statement';
import { logicalId } from '../../logical-id';

/** What the CSI driver does on every node (its `docs/ram-policies/disk/node.json`). */
const DISKS_OF_A_NODE = [
  'ecs:AddTags',
  'ecs:DeleteSnapshot',
  'ecs:DescribeDisks',
  'ecs:DescribeInstanceAttribute',
  'ecs:DescribeInstanceHistoryEvents',
  'ecs:DescribeInstances',
  'ecs:DescribeSnapshots',
  'ecs:DescribeTags',
  'ecs:DescribeTaskAttribute',
  'ecs:ListTagResources',
  'ecs:RemoveTags',
  'ecs:TagResources',
  'ecs:UntagResources',
];

/** What its controller does besides (its `docs/ram-policies/disk/controller.json`). */
const DISKS = [
  'ecs:AttachDisk',
  'ecs:CreateDisk',
  'ecs:CreateSnapshot',
  'ecs:CreateSnapshotGroup',
  'ecs:DeleteDisk',
  'ecs:DeleteSnapshotGroup',
  'ecs:DescribeSnapshotGroups',
  'ecs:DescribeTasks',
  'ecs:DetachDisk',
  'ecs:ModifyDiskAttribute',
  'ecs:ModifyDiskSpec',
  'ecs:ResizeDisk',
];

/** Directories for volumes (from its `docs/ram-policies/nas.json`): file systems are made by stacks, not by pods. */
const DIRECTORIES = [
  'nas:CancelDirQuota',
  'nas:CreateDir',
  'nas:DescribeDirQuotas',
  'nas:DescribeFileSystems',
  'nas:DescribeMountTargets',
  'nas:DescribeProtocolMountTarget',
  'nas:GetRecycleBinAttribute',
  'nas:SetDirQuota',
];

/** What the cloud controller manager asks about nodes. */
const NODES = [
  'ecs:DescribeNetworkInterfaces',
  'vpc:DescribeEipAddresses',
  'vpc:DescribeVpcs',
  'vpc:DescribeVSwitches',
];

/** What it does for Services of type LoadBalancer that choose `alibabacloud.com/nlb`. */
const NETWORK_LOAD_BALANCERS = [
  'nlb:AddServersToServerGroup',
  'nlb:CreateListener',
  'nlb:CreateLoadBalancer',
  'nlb:CreateServerGroup',
  'nlb:DeleteListener',
  'nlb:DeleteLoadBalancer',
  'nlb:DeleteServerGroup',
  'nlb:DescribeZones',
  'nlb:GetJobStatus',
  'nlb:GetListenerAttribute',
  'nlb:GetListenerHealthStatus',
  'nlb:GetLoadBalancerAttribute',
  'nlb:ListListeners',
  'nlb:ListLoadBalancers',
  'nlb:ListServerGroupServers',
  'nlb:ListServerGroups',
  'nlb:ListTagResources',
  'nlb:RemoveServersFromServerGroup',
  'nlb:StartListener',
  'nlb:StopListener',
  'nlb:TagResources',
  'nlb:UntagResources',
  'nlb:UpdateListenerAttribute',
  'nlb:UpdateLoadBalancerAttribute',
  'nlb:UpdateLoadBalancerProtection',
  'nlb:UpdateServerGroupAttribute',
  'nlb:UpdateServerGroupServersAttribute',
];

/**
 * The RAM roles that nodes act as: they need no access key.
 *
 * Who can make load balancers and disks is the control plane, where the cloud controller manager and the controller of
 * the CSI driver run. Disks and load balancers have no names beforehand, so the statements name actions only.
 */
export class NodeRoles {
  /** Name of the role of control-plane nodes; a deploy-time value. */
  public readonly controlPlane: string;

  /** Name of the role of workers; a deploy-time value. */
  public readonly workers: string;

  constructor(scope: ros.Construct, name: string) {
    this.controlPlane = defineRole(scope, 'ControlPlaneRole', `${name}-control-plane`, [
      { actions: [...DISKS_OF_A_NODE, ...DISKS, ...DIRECTORIES], resources: ['*'] },
      { actions: [...NODES, ...NETWORK_LOAD_BALANCERS], resources: ['*'] },
    ]);
    this.workers = defineRole(scope, 'WorkersRole', `${name}-workers`, [
      { actions: DISKS_OF_A_NODE, resources: ['*'] },
    ]);
  }
}

function defineRole(
  scope: ros.Construct,
  id: string,
  roleName: string,
  statements: readonly PolicyStatement[],
): string {
  const role = new Role(scope, logicalId(scope, id), {
    roleName,
    assumeRolePolicyDocument: {
      version: '1',
      statement: [{ effect: 'Allow', action: 'sts:AssumeRole', principal: { service: ['ecs.aliyuncs.com'] } }],
    },
    policies: [{ policyName: roleName, policyDocument: { version: '1', statement: renderStatements(statements) } }],
  });
  return role.attrRoleName as string;
}
