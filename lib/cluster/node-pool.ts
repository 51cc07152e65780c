import * as ros from '@alicloud/ros-cdk-core';
import { ClusterNodePool } from '../../imports/ros/cs/cluster-node-pool';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { failOn } from '../problems';
import type { Disk } from './disk';
import type { InstancePattern } from './instance-pattern';
import type { MultiAzPolicy } from './multi-az-policy';
import { clusterIdProblems } from './names';
import type { NodeCapacity } from './node-capacity';
import type { NodeHardening } from './node-hardening';
import type { NodeImage } from './node-image';
import { renderNodePool } from './node-pool-rendering';
import { resolveNodePool } from './node-pool-settings';
import type { Spot } from './spot';
import type { Taint } from './taint';

/**
 * What a node pool is to be like. Nodes are paid as they go, unless they are `spot`.
 *
 * Nodes are logged into with a key pair, a password from a hidden parameter, or not at all.
 */
export interface NodePoolOptions {
  /** Name in ACK: 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen. */
  readonly nodePoolName: string;

  /**
   * ECS instance types, such as `ecs.g5.xlarge`, the preferred one first. Several help when a zone has sold out of
   * one.
   *
   * @default - those that fit `instancePatterns`; one of the two is required
   */
  readonly instanceTypes?: readonly string[];

  /**
   * What instance types have to have, where ACK is to choose them. Only for pools that are resources of their own.
   *
   * @default - `instanceTypes` alone
   */
  readonly instancePatterns?: readonly InstancePattern[];

  /** How many nodes, fixed or autoscaled. */
  readonly capacity: NodeCapacity;

  /**
   * The disk with the operating system, images and logs.
   *
   * @default - an encrypted ESSD of 120 GiB
   */
  readonly systemDisk?: Disk;

  /**
   * Further disks. Only for pools that are resources of their own.
   *
   * @default - none
   */
  readonly dataDisks?: readonly Disk[];

  /**
   * Whether nodes are spot instances. Only for pools that are resources of their own.
   *
   * @default - paid as they go
   */
  readonly spot?: Spot;

  /**
   * The operating system.
   *
   * @default - Alibaba Cloud Linux 3, for Arm where all instance types are Arm ones
   */
  readonly image?: NodeImage;

  /**
   * The zones to place nodes in, some of the network's; `MultiAzPolicy.PRIORITY` goes by their order.
   *
   * @default - all zones of the network
   */
  readonly zones?: readonly string[];

  /**
   * How nodes are shared out over the zones.
   *
   * @default - MultiAzPolicy.BALANCE with several zones, ACK's choice with one, COST_OPTIMIZED with `spot`
   */
  readonly multiAzPolicy?: MultiAzPolicy;

  /**
   * The containerd to run, such as `1.6.20`. A pool with labels or taints has to name one, as ROS asks for the version
   * wherever either is given.
   *
   * @default - ACK's choice for the Kubernetes version
   */
  readonly containerdVersion?: string;

  /**
   * Kubernetes labels of the nodes; need `containerdVersion`.
   *
   * @default - none but Kubernetes' own
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Kubernetes taints of the nodes; need `containerdVersion`.
   *
   * @default - none
   */
  readonly taints?: readonly Taint[];

  /**
   * Name of an ECS key pair to log into nodes with.
   *
   * @default - nobody can log in, but with `password`
   */
  readonly keyPair?: string;

  /**
   * Password of the nodes in place of a key pair: a parameter of the stack marked NoEcho, never a text of the program.
   *
   * @default - none
   */
  readonly password?: ros.RosParameter;

  /**
   * Whether ACK repairs nodes that fail, restarting them where needed; fixed when the pool is made. The account needs
   * the role `AliyunCSManagedNlcRole`. Only pools of managed clusters can have it.
   *
   * @default - true in a managed cluster, false in a dedicated one
   */
  readonly autoRepair?: boolean;

  /**
   * Security settings of the operating system. Only pools of managed clusters can have them.
   *
   * @default - those of the image
   */
  readonly hardening?: NodeHardening;
}

/** Nodes of one kind in a cluster. */
export interface INodePool {
  /** Name in ACK. */
  readonly nodePoolName: string;

  /** How many nodes it has. */
  readonly capacity: NodeCapacity;

  /** Id in ACK, known when deployed; none where the cluster itself brings the nodes. */
  readonly nodePoolId?: string;

  /** What to wait for until it has its nodes; none where the cluster itself brings them. */
  readonly resource?: ros.Resource;
}

/** Options of a {@link NodePool}. */
export interface NodePoolProps extends NodePoolOptions {
  /** The cluster to join; may be a deploy-time value. */
  readonly clusterId: string;

  /** The network of that cluster. */
  readonly network: INetwork;
}

/**
 * A node pool as a resource of its own (ALIYUN::CS::ClusterNodePool); made by `cluster.addNodePool`.
 *
 * ROS updates its scaling group, number of nodes and Kubernetes settings; name, autoscaling limits and repair are fixed.
 */
export class NodePool extends ros.Construct implements INodePool {
  public readonly nodePoolName: string;
  public readonly capacity: NodeCapacity;
  public readonly nodePoolId: string;
  public readonly resource: ros.Resource;

  /** @throws ValidationError with everything that is wrong with the options */
  constructor(scope: ros.Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    const settings = resolveNodePool(this, props);
    failOn(this, clusterIdProblems('clusterId', props.clusterId));
    const pool = new ClusterNodePool(this, logicalId(this, ''), {
      clusterId: props.clusterId,
      ...renderNodePool(this, settings),
    });
    this.nodePoolName = settings.nodePoolName;
    this.capacity = settings.capacity;
    this.resource = pool;
    this.nodePoolId = ros.Token.asString(pool.attrNodePoolId);
  }
}
