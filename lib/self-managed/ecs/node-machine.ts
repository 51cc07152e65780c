import * as ros from '@alicloud/ros-cdk-core';
import { InstanceGroup } from '@alicloud/ros-cdk-ecs/lib/instancegroup';
import type { Disk } from '../../cluster/disk';
import { dependOn } from '../../depend-on';
import { logicalId } from '../../logical-id';
import { failOn } from '../../problems';
import type { MachineSetup } from '../bootstrap/machine-setup';
import { StackSignal } from './stack-signal';
import { renderUserData, userDataProblems } from './user-data';

/** What all machines of a cluster have in common. */
export interface MachineSettings {
  readonly vpcId: string;
  readonly imageId: string;
  readonly keyPairName?: string;
  readonly systemDisk: Disk;
}

/** What one machine is. */
export interface NodeMachineOptions {
  readonly isControlPlane: boolean;
  /** Shown in the console. */
  readonly name: string;
  readonly instanceType: string;
  readonly vSwitchId: string;
  readonly securityGroupId: string;
  readonly roleName: string;
  readonly setup: MachineSetup;
  /** What must be there before the machine starts. */
  readonly after: readonly ros.Resource[];
}

/** One machine that becomes a node, and what tells the stack that it did. */
export class NodeMachine {
  /** Such as `i-gw8gfb7qs5bfwzb8e3wt`; a deploy-time value. */
  public readonly instanceId: string;

  /** What it runs at its first boot. */
  public readonly userData: string;

  /** There once the machine is a node. */
  public readonly ready: ReturnType<StackSignal['waitFor']>;

  constructor(scope: ros.Construct, id: string, settings: MachineSettings, options: NodeMachineOptions) {
    const signal = new StackSignal(scope, id);
    this.userData = renderUserData(signal.reportFrom(options.setup, options.isControlPlane));
    failOn(scope, userDataProblems(scope, this.userData));
    const machine = defineMachine(scope, id, settings, options, this.userData);
    dependOn(machine, ...options.after);
    this.ready = signal.waitFor(machine);
    this.instanceId = ros.Token.asString(ros.Fn.select(0, machine.attrInstanceIds));
  }
}

/** A group of one: ROS' single instance has no property for an encrypted system disk. */
function defineMachine(
  scope: ros.Construct,
  id: string,
  { vpcId, imageId, keyPairName, systemDisk }: MachineSettings,
  { name, instanceType, vSwitchId, securityGroupId, roleName }: NodeMachineOptions,
  userData: string,
): InstanceGroup {
  return new InstanceGroup(scope, logicalId(scope, id), {
    maxAmount: 1,
    instanceName: name,
    instanceType,
    imageId,
    vpcId,
    vSwitchId,
    securityGroupId,
    ramRoleName: roleName,
    keyPairName,
    systemDiskCategory: systemDisk.category,
    systemDiskSize: systemDisk.gibibytes,
    systemDiskPerformanceLevel: systemDisk.performanceLevel,
    systemDiskEncrypted: String(systemDisk.isEncrypted),
    allocatePublicIp: false,
    internetMaxBandwidthOut: 0,
    securityEnhancementStrategy: 'Active',
    userData,
    // another token or version is for machines to come: a node is upgraded with kubeadm, not by its user data
    updatePolicy: 'ForNewInstances',
  });
}
