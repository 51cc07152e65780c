import type * as ros from '@alicloud/ros-cdk-core';
import { ManagedEdgeKubernetesCluster } from '../../imports/ros/cs/managed-edge-kubernetes-cluster';
import type { AddOnComponent } from '../add-ons/add-on';
import { Rrsa } from '../identity/rrsa';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { failOn, propsOf, switchProblems } from '../problems';
import { CloudNodes, type CloudNodesProps } from './cloud-nodes';
import { NodePoolCluster } from './cluster';
import {
  type ClusterProps,
  clusterProblems,
  type NodePoolClusterSettings,
  podNetworkProblems,
  resolveCluster,
} from './cluster-props';
import { renderCluster, renderPodNetwork } from './cluster-rendering';
import { type NodeLimit, PodNetwork } from './pod-network';

/** Vendor limits of an edge cluster; with 256 addresses a node they fill a /16. */
const MOST_NODES = 256;
const MOST_ZONES = 5;
const NODE_MASK = 24;

/** Options of an {@link EdgeCluster}. */
export interface EdgeClusterProps extends ClusterProps {
  /** The cloud nodes it is created with: what runs in the cluster for ACK runs on them. */
  readonly cloudNodes: CloudNodesProps;

  /**
   * How pods get their addresses: Flannel, as the resource has no place for pod vSwitches. Fixed once created.
   *
   * @default PodNetwork.flannel({ nodeMask: 24 }), 256 addresses a node
   */
  readonly podNetwork?: PodNetwork;

  /**
   * Whether pods can have RAM roles of their own (RRSA). ACK makes the identity provider; define none.
   *
   * @default - on with the first `addServiceAccount`
   */
  readonly rrsa?: boolean;
}

/**
 * A Kubernetes cluster for machines outside of the cloud, whose control plane ACK runs.
 *
 * Defines an ALIYUN::CS::ManagedEdgeKubernetesCluster (Pro) with its first cloud nodes; `addNodePool` adds more cloud
 * nodes. Machines at the edge are connected by hand, as ROS has no resource for them; over the internet they need
 * `apiAccess: ApiAccess.PUBLIC`.
 *
 * Output: `<id>Id`.
 */
export class EdgeCluster extends NodePoolCluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  public override readonly podNetwork: PodNetwork;
  public readonly resource: ros.Resource;
  protected readonly controlPlane = 'edge';
  protected readonly installed: readonly AddOnComponent[];
  private readonly cloudNodes: CloudNodes;
  private readonly podCidr?: string;
  private readonly rrsa: Rrsa;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, given: EdgeClusterProps) {
    super(scope, id);
    const props = propsOf(given);
    const settings = resolveCluster({
      ...props,
      podNetwork: props.podNetwork ?? PodNetwork.flannel({ nodeMask: NODE_MASK }),
    });
    this.cloudNodes = new CloudNodes(props.cloudNodes, settings.zones?.length);
    this.check(settings, props);
    this.network = settings.network;
    this.podNetwork = settings.podNetwork;
    this.podCidr = settings.addresses.podCidr;
    this.installed = settings.components;
    this.rrsa = new Rrsa(props.rrsa);

    this.resource = this.defineCluster(settings);
    this.clusterId = this.announce(this.resource, this.network);
  }

  protected override get nodeLimit(): NodeLimit {
    const byRange = this.podNetwork.nodeLimit(this.podCidr);
    if (byRange.nodes < MOST_NODES) return byRange;
    return { nodes: MOST_NODES, reason: `an edge cluster takes ${MOST_NODES}: share them out over two clusters` };
  }

  protected override get ownPoolNames(): readonly string[] {
    return [this.cloudNodes.nodePoolName];
  }

  protected override get otherNodes(): number {
    return this.cloudNodes.count;
  }

  protected override requireRrsa(): void {
    this.rrsa.require(this);
  }

  private check(settings: NodePoolClusterSettings, { rrsa }: EdgeClusterProps): void {
    const { podNetwork } = settings;
    const isTerway = podNetwork instanceof PodNetwork && podNetwork.settings.usesPodVSwitches;
    const problems = isTerway
      ? [
          `'podNetwork' is Terway, but ALIYUN::CS::ManagedEdgeKubernetesCluster takes no pod vSwitches: ` +
            `use PodNetwork.flannel({ nodeMask: ${NODE_MASK} })`,
        ]
      : podNetworkProblems(settings, this.cloudNodes.count);
    failOn(this, [
      ...clusterProblems(settings, MOST_ZONES),
      ...problems,
      ...this.cloudNodes.problems('cloudNodes', MOST_NODES),
      ...switchProblems({ rrsa }),
    ]);
  }

  private defineCluster(settings: NodePoolClusterSettings): ros.Resource {
    return new ManagedEdgeKubernetesCluster(this, logicalId(this, ''), {
      ...renderCluster(settings),
      ...renderPodNetwork(settings),
      profile: 'Edge',
      clusterSpec: 'ack.pro.small',
      rrsaConfig: this.rrsa.render(),
      nodePools: [this.cloudNodes.render(this, settings.nodeVSwitchIds)],
    });
  }
}
