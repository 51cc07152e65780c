import * as ros from '@alicloud/ros-cdk-core';
import { AnyCluster } from '../../imports/ros/cs/any-cluster';
import type { AddOnComponent } from '../add-ons/add-on';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { failOn, propsOf } from '../problems';
import { NodePoolCluster } from './cluster';
import {
  clusterProblems,
  type NodePoolClusterProps,
  type NodePoolClusterSettings,
  podNetworkProblems,
  resolveCluster,
} from './cluster-props';
import { type ClusterBody, renderNodePoolClusterBody } from './cluster-rendering';
import { Masters, type MastersProps } from './masters';
import { dnsNameProblems } from './names';
import type { NodeCapacity } from './node-capacity';
import type { INodePool, NodePoolOptions } from './node-pool';
import { renderNodePoolBody } from './node-pool-rendering';
import { resolveNodePool } from './node-pool-settings';
import type { NodeLimit, PodNetwork } from './pod-network';

/** What is not written into the body of CreateCluster. */
const MANAGED_ONLY = ['autoRepair', 'hardening', 'instancePatterns', 'dataDisks', 'spot'] as const;

/** Options of a {@link DedicatedCluster}. */
export interface DedicatedClusterProps extends NodePoolClusterProps {
  /** The masters; they are shared out over the zones of the cluster. */
  readonly masters: MastersProps;

  /**
   * The DNS domain of Services and pods.
   *
   * @default - cluster.local
   */
  readonly clusterDomain?: string;

  /**
   * Says that you know: ACK has created no dedicated clusters since 2024-08-21, so that this template is for the record,
   * or for an account with an exception.
   *
   * @default false
   */
  readonly acknowledgeDiscontinued?: boolean;
}

/**
 * A Kubernetes cluster whose masters are ECS instances of the user's own: legacy.
 *
 * Defines one ALIYUN::CS::AnyCluster that holds masters and node pools, as the typed resource is gone from ROS; what is
 * in its body can be created but not updated.
 *
 * Output: `<id>Id`.
 */
export class DedicatedCluster extends NodePoolCluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  public override readonly podNetwork: PodNetwork;
  public readonly resource: ros.Resource;
  protected readonly controlPlane = 'dedicated';
  protected readonly installed: readonly AddOnComponent[];

  private readonly settings: NodePoolClusterSettings;
  private readonly masters: Masters;
  private readonly pools: BodyNodePool[] = [];

  /** @throws ValidationError unless acknowledged, and with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, given: DedicatedClusterProps) {
    super(scope, id);
    const props = propsOf(given);
    this.settings = resolveCluster(props);
    this.masters = new Masters(props.masters);
    this.check(props);
    this.network = props.network;
    this.podNetwork = props.podNetwork;
    this.installed = this.settings.components;

    this.resource = new AnyCluster(this, logicalId(this, ''), {
      clusterConfig: ros.Lazy.anyValue({ produce: () => this.renderBody(props) }),
    });
    this.clusterId = this.announce(this.resource, props.network);
  }

  protected override get nodeLimit(): NodeLimit {
    return this.podNetwork.nodeLimit(this.settings.addresses.podCidr);
  }

  protected override get otherNodes(): number {
    return this.masters.count;
  }

  /** A part of the cluster's own body: dedicated clusters are created with their workers. */
  protected override defineNodePool(id: string, options: NodePoolOptions): INodePool {
    this.checkManagedOnly(propsOf(options));
    const pool = new BodyNodePool(this, id, { ...options, network: this.network });
    this.pools.push(pool);
    return pool;
  }

  private checkManagedOnly(options: NodePoolOptions): void {
    const { nodePoolName } = options;
    const said = MANAGED_ONLY.filter((prop) => options[prop]);
    failOn(
      this,
      said.map((prop) => `'${prop}' of '${nodePoolName}' needs a managed cluster, leave it out`),
    );
  }

  private check({ acknowledgeDiscontinued, clusterDomain }: DedicatedClusterProps): void {
    if (acknowledgeDiscontinued !== true) {
      failOn(this, [
        `'acknowledgeDiscontinued' is required: ACK stopped creating dedicated clusters on 2024-08-21, ` +
          `use ManagedCluster, or say acknowledgeDiscontinued: true to render one all the same`,
      ]);
    }
    failOn(this, [
      ...clusterProblems(this.settings),
      ...podNetworkProblems(this.settings, this.masters.count),
      ...this.masters.problems('masters'),
      ...(clusterDomain === undefined ? [] : dnsNameProblems('clusterDomain', clusterDomain)),
    ]);
  }

  private renderBody({ clusterDomain }: DedicatedClusterProps): ClusterBody {
    return {
      ...renderNodePoolClusterBody(this, this.settings),
      cluster_type: 'Kubernetes',
      cluster_domain: clusterDomain,
      control_plane_config: this.masters.renderBody(),
      nodepools: this.pools.map(({ body }) => body),
    };
  }
}

/** A node pool that is written into the body of its cluster. */
class BodyNodePool extends ros.Construct implements INodePool {
  public readonly nodePoolName: string;
  public readonly capacity: NodeCapacity;

  /** See {@link renderNodePoolBody}. */
  public readonly body: ClusterBody;

  constructor(scope: ros.Construct, id: string, options: NodePoolOptions & { readonly network: INetwork }) {
    super(scope, id);
    const settings = resolveNodePool(this, options);
    this.nodePoolName = settings.nodePoolName;
    this.capacity = settings.capacity;
    this.body = renderNodePoolBody(this, settings);
  }
}
