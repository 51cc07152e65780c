import * as ros from '@alicloud/ros-cdk-core';
import { AddOn, type AddOnComponent, type ControlPlane } from '../add-ons/add-on';
import { AddOnGroups } from '../add-ons/add-on-groups';
import { dependOn } from '../depend-on';
import { ValidationError } from '../errors';
import type { ClusterRole } from '../identity/cluster-role';
import { type AccessOptions, ClusterUser } from '../identity/cluster-user';
import { type IServiceAccount, ServiceAccount, type ServiceAccountOptions } from '../identity/service-account';
import type { INetwork } from '../network/network';
import { defineOutput } from '../outputs/define-output';
import { failOn, propsOf, valueListProblems, valueProblems } from '../problems';
import type { IChart } from '../workloads/chart';
import type { ManifestOptions } from '../workloads/cluster-manifest';
import { ClusterWorkloads } from '../workloads/cluster-workloads';
import type { HelmChartOptions } from '../workloads/helm-chart';
import { attributeProblems, type ClusterAttributes, nodelessProblems } from './cluster-attributes';
import type { ICluster, INodePoolCluster } from './i-cluster';
import { type INodePool, NodePool, type NodePoolOptions } from './node-pool';
import type { NodeLimit, PodNetwork } from './pod-network';

/** What all clusters have: add-ons, service accounts, access and workloads. */
export abstract class Cluster extends ros.Construct implements ICluster {
  /**
   * A cluster that runs already, to add node pools and add-ons to. Nothing of it is changed.
   *
   * @throws ValidationError with everything that is wrong with the attributes
   */
  public static fromClusterAttributes(
    scope: ros.Construct,
    id: string,
    attributes: ClusterAttributes,
  ): INodePoolCluster {
    return new ImportedCluster(scope, id, attributes);
  }

  public abstract readonly clusterId: string;
  public abstract readonly network?: INetwork;
  public readonly podNetwork?: PodNetwork;

  /** The level-1 resource, for what no prop says; none when the cluster is not ours. */
  public abstract readonly resource?: ros.Resource;

  /** What type of cluster it is. */
  protected abstract readonly controlPlane: ControlPlane;

  /** Components it has from its creation on. */
  protected abstract readonly installed: readonly AddOnComponent[];

  protected addOns?: AddOnGroups;

  private readonly workloads = new ClusterWorkloads(this);

  public get dependable(): readonly ros.Resource[] {
    return [...this.clusterAndNodes, ...(this.addOns?.resources ?? [])];
  }

  public addAddOn(...addOns: readonly AddOn[]): void {
    failOn(this, valueListProblems('addOns', addOns, AddOn, 'AddOn.albIngress()'));
    this.addOns ??= this.defineAddOns();
    for (const addOn of addOns) this.addOns.add(addOn);
  }

  public addServiceAccount(id: string, options: ServiceAccountOptions): IServiceAccount {
    this.requireRrsa();
    // The user's own choice of a version stays.
    if (!this.addOns?.has('ack-pod-identity-webhook')) this.addAddOn(AddOn.podIdentity());
    return new ServiceAccount(this, id, { ...options, clusterId: this.clusterId });
  }

  public grantAccess(user: ClusterUser, role: ClusterRole, options: AccessOptions = {}): void {
    failOn(this, valueProblems('user', user, ClusterUser, "new ClusterUser(stack, 'Alice', …)"));
    user.addGrant(this, role, options);
  }

  public addChart(id: string, chart: IChart, options?: ManifestOptions): ros.Resource {
    return this.workloads.addChart(id, chart, options);
  }

  public addManifest(id: string, ...objects: readonly object[]): ros.Resource {
    return this.workloads.addManifest(id, objects);
  }

  public addHelmChart(id: string, options: HelmChartOptions): ros.Resource {
    return this.workloads.addHelmChart(id, options);
  }

  /**
   * Makes sure that pods can have RAM roles; types that have RRSA say how.
   *
   * @throws ValidationError where they cannot
   */
  protected requireRrsa(): void {
    throw new ValidationError(
      this,
      `service accounts with RAM roles need RRSA, for which ROS has no property here: use ManagedCluster, or switch it ` +
        `on in the console and refer to the cluster with Cluster.fromClusterAttributes and rrsa: true`,
    );
  }

  /** The cluster, and the node pools it has so far. */
  protected get clusterAndNodes(): ros.Resource[] {
    return this.resource ? [this.resource] : [];
  }

  /** Makes a cluster that is defined here wait for the egress of its network, and declares its output: gives its id. */
  protected announce(cluster: ros.Resource, network: INetwork): string {
    // Nodes need the internet from their first minute.
    dependOn(cluster, ...network.egress);
    const clusterId = ros.Token.asString(cluster.getAtt('ClusterId'));
    defineOutput(this, 'Id', clusterId, 'Id of the Kubernetes cluster');
    return clusterId;
  }

  private defineAddOns(): AddOnGroups {
    const { clusterId, controlPlane, installed } = this;
    const isImported = this.resource === undefined;
    const groups = new AddOnGroups(this, { clusterId, controlPlane, isImported, installed });
    groups.waitFor(...this.clusterAndNodes);
    return groups;
  }
}

/** What clusters with nodes have beyond that: node pools. */
export abstract class NodePoolCluster extends Cluster implements INodePoolCluster {
  private readonly nodePools: INodePool[] = [];

  /** Names of pools that the cluster brings itself. */
  protected get ownPoolNames(): readonly string[] {
    return [];
  }

  public addNodePool(id: string, options: NodePoolOptions): INodePool {
    const { nodePoolName: name } = propsOf(options);
    const taken = [...this.ownPoolNames, ...this.nodePools.map((pool) => pool.nodePoolName)];
    const isTaken = taken.includes(name);
    failOn(this, isTaken ? [`'nodePoolName' is '${name}', which another pool has`] : []);
    const pool = this.defineNodePool(id, options);
    this.nodePools.push(pool);
    this.checkRoom(pool);
    if (pool.resource) this.addOns?.waitFor(pool.resource);
    return pool;
  }

  /** The most nodes there can be. */
  protected get nodeLimit(): NodeLimit {
    return { nodes: Number.POSITIVE_INFINITY, reason: 'there is no limit' };
  }

  /** Nodes outside of node pools that are added: masters of the user's own. */
  protected get otherNodes(): number {
    return 0;
  }

  protected override get clusterAndNodes(): ros.Resource[] {
    const pools = this.nodePools.map(({ resource }) => resource).filter((resource) => resource !== undefined);
    return [...super.clusterAndNodes, ...pools];
  }

  protected defineNodePool(id: string, options: NodePoolOptions): INodePool {
    const { network } = this;
    if (!network) {
      throw new ValidationError(this, `'network' is required for node pools, e.g. Network.fromNetworkAttributes(…)`);
    }
    // ACK repairs the nodes of managed clusters only.
    const { autoRepair = this.controlPlane === 'managed' } = propsOf(options);
    const pool = new NodePool(this, id, { ...options, autoRepair, clusterId: this.clusterId, network });
    if (this.resource) dependOn(pool.resource, this.resource);
    return pool;
  }

  private checkRoom({ nodePoolName }: INodePool): void {
    const known = this.nodePools.map(({ capacity }) => capacity.max).filter((max) => !ros.Token.isUnresolved(max));
    const nodes = known.reduce((sum, max) => sum + max, this.otherNodes);
    const { nodes: most, reason } = this.nodeLimit;
    failOn(this, nodes > most ? [`'capacity' of '${nodePoolName}' makes ${nodes} nodes at most, ${reason}`] : []);
  }
}

/** See {@link Cluster.fromClusterAttributes}. */
class ImportedCluster extends NodePoolCluster {
  public readonly clusterId: string;
  public readonly network?: INetwork;
  public override readonly podNetwork?: PodNetwork;
  public readonly resource = undefined;
  protected readonly controlPlane: ControlPlane;
  protected readonly installed = [];
  private readonly rrsa: boolean;

  constructor(scope: ros.Construct, id: string, attributes: ClusterAttributes) {
    super(scope, id);
    const { clusterId, network, podNetwork, controlPlane = 'managed', rrsa = false } = propsOf(attributes);
    failOn(this, attributeProblems(propsOf(attributes)));
    this.clusterId = clusterId;
    this.network = network;
    this.podNetwork = podNetwork;
    this.controlPlane = controlPlane;
    this.rrsa = rrsa;
  }

  protected override defineNodePool(id: string, options: NodePoolOptions): INodePool {
    failOn(this, nodelessProblems(this.controlPlane));
    return super.defineNodePool(id, options);
  }

  protected override requireRrsa(): void {
    if (this.rrsa) return;
    throw new ValidationError(
      this,
      `'rrsa' is required for service accounts with RAM roles: true, once it is switched on`,
    );
  }
}
