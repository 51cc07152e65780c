import * as ros from '@alicloud/ros-cdk-core';
import type { AddOn, AddOnComponent, ControlPlane } from '../add-ons/add-on';
import { AddOnGroups } from '../add-ons/add-on-groups';
import { dependOn } from '../depend-on';
import { ValidationError } from '../errors';
import type { INetwork } from '../network/network';
import { type INodePool, NodePool } from './node-pool';
import type { NodePoolOptions } from './node-pool-options';

/** A Kubernetes cluster, defined by this app or already running. */
export interface ICluster extends ros.IConstruct {
  /** Such as `c0123456789abcdef0123456789abcdef`; may be a deploy-time value. */
  readonly clusterId: string;

  /** The network nodes and load balancers are in; unknown for an imported cluster that was given none. */
  readonly network?: INetwork;

  /** What to wait for before using it: the cluster, the node pools and add-ons it has so far. */
  readonly dependable: readonly ros.Resource[];

  /**
   * Adds nodes.
   *
   * @throws ValidationError with everything that is wrong with the options
   */
  addNodePool(id: string, options: NodePoolOptions): INodePool;

  /**
   * Installs add-ons, after the node pools they need. What is installed already is skipped.
   *
   * @throws ValidationError when one is there with another version or config
   */
  addAddOn(...addOns: readonly AddOn[]): void;
}

/** What there is to know of a cluster that runs already. */
export interface ClusterAttributes {
  /** Such as `c0123456789abcdef0123456789abcdef`. */
  readonly clusterId: string;

  /**
   * The network it is in.
   *
   * @default - unknown, so it takes no node pools
   */
  readonly network?: INetwork;

  /**
   * Who runs the control plane.
   *
   * @default 'managed'
   */
  readonly controlPlane?: ControlPlane;
}

/** What all clusters have: node pools and add-ons. */
export abstract class Cluster extends ros.Construct implements ICluster {
  /** A cluster that runs already, to add node pools and add-ons to. Nothing of it is changed. */
  public static fromClusterAttributes(scope: ros.Construct, id: string, attributes: ClusterAttributes): ICluster {
    return new ImportedCluster(scope, id, attributes);
  }

  public abstract readonly clusterId: string;
  public abstract readonly network?: INetwork;

  /** Who runs the control plane. */
  protected abstract readonly controlPlane: ControlPlane;

  /** The cluster itself; none when it is not ours. */
  protected abstract readonly resource?: ros.Resource;

  /** Components it has from its creation on. */
  protected abstract readonly installed: readonly AddOnComponent[];

  private readonly nodePools: INodePool[] = [];
  private addOns?: AddOnGroups;

  public get dependable(): readonly ros.Resource[] {
    return [...this.clusterAndPools, ...(this.addOns?.resources ?? [])];
  }

  public addNodePool(id: string, options: NodePoolOptions): INodePool {
    const twice = this.nodePools.some((pool) => pool.nodePoolName === options.nodePoolName);
    if (twice) throw new ValidationError(this, `'nodePoolName' is '${options.nodePoolName}', which another pool has`);
    const pool = this.defineNodePool(id, options);
    this.nodePools.push(pool);
    this.checkRoom(pool);
    if (pool.resource) this.addOns?.waitFor(pool.resource);
    return pool;
  }

  public addAddOn(...addOns: readonly AddOn[]): void {
    this.addOns ??= this.defineAddOns();
    for (const component of addOns.flatMap((addOn) => addOn.components(this.controlPlane))) this.addOns.add(component);
  }

  /** The most nodes the cluster has addresses for. */
  protected get maxNodes(): number {
    return Number.POSITIVE_INFINITY;
  }

  /** Nodes outside of node pools: masters of the user's own. */
  protected get otherNodes(): number {
    return 0;
  }

  protected defineNodePool(id: string, options: NodePoolOptions): INodePool {
    const { network } = this;
    if (!network) {
      throw new ValidationError(this, `'network' is required for node pools, e.g. Network.fromNetworkAttributes(…)`);
    }
    // ACK repairs the nodes of managed clusters only.
    const autoRepair = options.autoRepair ?? this.controlPlane === 'managed';
    const pool = new NodePool(this, id, { ...options, autoRepair, clusterId: this.clusterId, network });
    if (this.resource) dependOn(pool.resource, this.resource);
    return pool;
  }

  private get clusterAndPools(): ros.Resource[] {
    return [this.resource, ...this.nodePools.map((pool) => pool.resource)].filter((resource) => resource !== undefined);
  }

  private defineAddOns(): AddOnGroups {
    const groups = new AddOnGroups(this, { clusterId: this.clusterId, installed: this.installed });
    groups.waitFor(...this.clusterAndPools);
    return groups;
  }

  private checkRoom({ nodePoolName }: INodePool): void {
    const nodes = this.nodePools.reduce((sum, pool) => sum + pool.capacity.max, this.otherNodes);
    if (nodes <= this.maxNodes) return;
    throw new ValidationError(
      this,
      `'capacity' of '${nodePoolName}' makes ${nodes} nodes at most, the pod range has room for ${this.maxNodes}: ` +
        `use a larger 'podCidr' or 'nodeMask'`,
    );
  }
}

/** See {@link Cluster.fromClusterAttributes}. */
class ImportedCluster extends Cluster {
  public readonly clusterId: string;
  public readonly network?: INetwork;
  protected readonly controlPlane: ControlPlane;
  protected readonly resource = undefined;
  protected readonly installed = [];

  constructor(scope: ros.Construct, id: string, attributes: ClusterAttributes) {
    super(scope, id);
    this.clusterId = attributes.clusterId;
    this.network = attributes.network;
    this.controlPlane = attributes.controlPlane ?? 'managed';
  }
}
