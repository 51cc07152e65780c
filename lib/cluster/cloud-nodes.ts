import type * as ros from '@alicloud/ros-cdk-core';
import type { RosManagedEdgeKubernetesCluster } from '../../imports/ros/cs/managed-edge-kubernetes-cluster';
import { PlatformStack } from '../platform-stack';
import { checkInteger, propsOf } from '../problems';
import { renderTags } from './cluster-rendering';
import { type MachineProps, machineProblems, renderMachines } from './machines';
import { ackNameProblems } from './names';

/** Options of the cloud nodes an `EdgeCluster` is created with: instance types go by preference, all zones are used. */
export interface CloudNodesProps extends MachineProps {
  /**
   * Name of their node pool in ACK.
   *
   * @default 'cloud'
   */
  readonly nodePoolName?: string;

  /**
   * How many, 1 or more.
   *
   * @default - one a zone
   */
  readonly count?: number;
}

/** The cloud nodes of an edge cluster, with defaults filled in. */
export class CloudNodes {
  /** How many. */
  public readonly count: number;

  public readonly nodePoolName: string;
  private readonly props: CloudNodesProps;

  constructor(props: CloudNodesProps, zones = 1) {
    this.props = propsOf(props);
    const { count = zones, nodePoolName = 'cloud' } = this.props;
    this.count = count;
    this.nodePoolName = nodePoolName;
  }

  /** What is wrong, a sentence each; nothing when they can be used. */
  public problems(prop: string, most: number): string[] {
    return [
      ...ackNameProblems(`${prop}.nodePoolName`, this.nodePoolName),
      ...machineProblems(prop, this.props),
      ...checkInteger(`${prop}.count`, this.count, { min: 1, max: most, example: 3 }),
    ];
  }

  /** As an element of `NodePools` of ALIYUN::CS::ManagedEdgeKubernetesCluster. */
  public render(scope: ros.IConstruct, vSwitchIds: string[]): RosManagedEdgeKubernetesCluster.NodePoolsProperty {
    return {
      nodePoolInfo: { name: this.nodePoolName, type: 'ess', resourceGroupId: PlatformStack.resourceGroupOf(scope) },
      scalingGroup: {
        ...renderMachines(this.props),
        instanceTypes: [...this.props.instanceTypes],
        instanceChargeType: 'PostPaid',
        desiredSize: this.count,
        vSwitchIds,
        tags: renderTags(scope),
      },
    };
  }
}
