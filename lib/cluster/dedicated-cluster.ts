import * as ros from '@alicloud/ros-cdk-core';
import { AnyCluster } from '../../imports/ros/cs/any-cluster';
import type { AddOnComponent } from '../add-ons/add-on';
import { dependOn } from '../depend-on';
import { ValidationError } from '../errors';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { defineOutput } from '../outputs/define-output';
import { Cluster } from './cluster';
import { type ClusterBody, renderClusterBody } from './cluster-body';
import { type ClusterProps, type ClusterSettings, clusterProblems, resolveCluster } from './cluster-props';
import { dnsNameProblems } from './dns-name';
import { Masters, type MastersProps } from './masters';
import type { INodePool } from './node-pool';
import { type NodePoolBody, renderNodePoolBody } from './node-pool-body';
import type { NodePoolOptions } from './node-pool-options';
import { resolveNodePool } from './node-pool-settings';

/** ACK installs it by itself in dedicated clusters; which Ingress there is, add-ons say. */
const UNWANTED = ['nginx-ingress-controller'];

/** Options of a {@link DedicatedCluster}. */
export interface DedicatedClusterProps extends ClusterProps {
  /** The masters; they are shared out over the zones of the network. */
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
export class DedicatedCluster extends Cluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  protected readonly controlPlane = 'dedicated';
  protected readonly resource: ros.Resource;
  protected readonly installed: readonly AddOnComponent[];

  private readonly settings: ClusterSettings;
  private readonly masters: Masters;
  private readonly pools: NodePoolBody[] = [];

  /** @throws ValidationError unless acknowledged, and with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: DedicatedClusterProps) {
    super(scope, id);
    if (!props.acknowledgeDiscontinued) {
      throw new ValidationError(
        this,
        `'acknowledgeDiscontinued' is required: ACK stopped creating dedicated clusters on 2024-08-21, ` +
          `use ManagedCluster, or say acknowledgeDiscontinued: true to render one all the same`,
      );
    }
    this.settings = resolveCluster(this, props);
    this.masters = new Masters(props.masters);
    this.check(props);
    this.network = props.network;
    this.installed = this.settings.components;

    const cluster = new AnyCluster(this, logicalId(this, ''), {
      clusterConfig: ros.Lazy.anyValue({ produce: () => this.renderBody(props) }),
    });
    // Masters and nodes need the internet from their first minute.
    dependOn(cluster, ...props.network.egress);
    this.resource = cluster;
    this.clusterId = ros.Token.asString(cluster.attrClusterId);
    defineOutput(this, 'Id', this.clusterId, 'Id of the Kubernetes cluster');
  }

  protected override get maxNodes(): number {
    return this.settings.podNetwork.maxNodes(this.settings.addresses.podCidr);
  }

  protected override get otherNodes(): number {
    return this.masters.count;
  }

  /** A part of the cluster's own body: dedicated clusters are created with their workers. */
  protected override defineNodePool(id: string, options: NodePoolOptions): INodePool {
    this.checkManagedOnly(options);
    const place = { node: { path: `${this.node.path}/${id}` } };
    const pool = resolveNodePool(this, options, this.network, place);
    this.pools.push(renderNodePoolBody(pool));
    return { nodePoolName: pool.name, capacity: pool.capacity };
  }

  /** CreateCluster has no keys for these. */
  private checkManagedOnly({ nodePoolName, autoRepair, hardening }: NodePoolOptions): void {
    const said = Object.entries({ autoRepair, hardening }).filter(([, value]) => value);
    const problems = said.map(([prop]) => `'${prop}' of '${nodePoolName}' needs a managed cluster, leave it out`);
    if (problems.length > 0) throw new ValidationError(this, problems.join('; '));
  }

  private check({ clusterDomain }: DedicatedClusterProps): void {
    const problems = [
      ...clusterProblems(this.settings),
      ...this.masters.problems('masters'),
      ...(clusterDomain === undefined ? [] : dnsNameProblems('clusterDomain', clusterDomain)),
    ];
    if (problems.length > 0) throw new ValidationError(this, problems.join('; '));
  }

  private renderBody({ clusterDomain }: DedicatedClusterProps): ClusterBody {
    return {
      ...renderClusterBody(this, this.settings, UNWANTED),
      cluster_type: 'Kubernetes',
      cluster_domain: clusterDomain,
      control_plane_config: this.masters.renderBody(),
      nodepools: this.pools,
    };
  }
}
