import type { AddOnComponent } from '../add-ons/add-on';
import type { INetwork } from '../network/network';
import { optionalProblems, switchProblems, valueProblems } from '../problems';
import { AddressPlan } from './address-plan';
import { ApiAccess } from './api-access';
import { KubernetesVersion } from './kubernetes-version';
import { ackNameProblems } from './names';
import { networkProblems, vSwitchesIn, zoneChoiceProblems } from './placement';
import { PodNetwork } from './pod-network';

/** What all clusters have in common. */
export interface ClusterProps {
  /**
   * Name in ACK: 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen. Fixed once
   * created: another one replaces the cluster.
   */
  readonly clusterName: string;

  /**
   * Where nodes and load balancers are placed. The cluster makes no NAT gateway: nodes reach the internet, and so the
   * images and updates that are there, only by what the network has.
   */
  readonly network: INetwork;

  /**
   * The zones of the network the cluster is created with. Fixed once created: name them before the network gets a
   * further zone. Node pools can be in any zone of the network.
   *
   * @default - all zones of the network
   */
  readonly zones?: readonly string[];

  /**
   * The Kubernetes version. ACK offers the three newest minors to new clusters. Fixed once created: ACK upgrades
   * clusters, the stack does not.
   *
   * @default - the newest that ACK has in the region
   */
  readonly kubernetesVersion?: KubernetesVersion;

  /**
   * The range of Services, a /16 to /24 outside the VPC and the pods. Fixed once created.
   *
   * @default - the first of three usual ranges that is clear, mostly 172.21.0.0/20
   */
  readonly serviceCidr?: string;

  /**
   * From where the API server can be reached. Fixed once created: ACK can switch it, the stack cannot.
   *
   * @default ApiAccess.PRIVATE
   */
  readonly apiAccess?: ApiAccess;

  /**
   * Whether the cluster cannot be deleted in the console, by API or with the stack until this is switched off.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/** What clusters with nodes have in common. */
export interface NodePoolClusterProps extends ClusterProps {
  /** How pods get their addresses: `PodNetwork.terway()` or `PodNetwork.flannel()`. Fixed once created. */
  readonly podNetwork: PodNetwork;
}

/** A cluster with its defaults filled in: what all ways to write one start from. */
export interface ClusterSettings extends ClusterProps {
  readonly zones: readonly string[];
  readonly apiAccess: ApiAccess;
  readonly deletionProtection: boolean;
  readonly addresses: AddressPlan;

  /** The vSwitches for nodes, one a zone. */
  readonly nodeVSwitchIds: string[];

  /** The vSwitches for pods, one a zone; empty where there are none. */
  readonly podVSwitchIds: string[];

  /** The components that have to be there when the cluster is created. */
  readonly components: readonly AddOnComponent[];
}

/** A cluster with nodes and with its defaults filled in. */
export type NodePoolClusterSettings = ClusterSettings & NodePoolClusterProps;

/** Fills in what is left out; makes something of what is wrong too, which is for {@link clusterProblems} to say. */
export function resolveCluster<Props extends ClusterProps & Partial<NodePoolClusterProps>>(
  props: Props,
): Props & ClusterSettings {
  const { network, zones = network?.zones ?? [], podNetwork } = props;
  const isPlaced = networkProblems(network).length === 0 && Array.isArray(zones);
  const { addOn, pods } = podNetwork?.settings ?? {};
  return {
    ...props,
    zones,
    apiAccess: props.apiAccess ?? ApiAccess.PRIVATE,
    deletionProtection: props.deletionProtection ?? true,
    addresses: new AddressPlan({ vpcCidr: network?.cidr, pods, serviceCidr: props.serviceCidr }),
    nodeVSwitchIds: isPlaced ? vSwitchesIn(zones, network, 'nodes') : [],
    podVSwitchIds: isPlaced ? vSwitchesIn(zones, network, 'pods') : [],
    components: addOn ? [addOn, { name: 'csi-plugin' }, { name: 'csi-provisioner' }] : [],
  };
}

/** What is wrong with what all clusters have in common, a sentence each; `mostZones` is what the type takes. */
export function clusterProblems(settings: ClusterSettings, mostZones?: number): string[] {
  const { network, kubernetesVersion, deletionProtection } = settings;
  return [
    ...ackNameProblems('clusterName', settings.clusterName),
    ...networkProblems(network),
    ...zoneChoiceProblems(settings.zones, network, mostZones),
    ...optionalProblems(
      'kubernetesVersion',
      kubernetesVersion,
      KubernetesVersion,
      "KubernetesVersion.of('1.34.1-aliyun.1')",
    ),
    ...settings.addresses.problems,
    ...ApiAccess.problems('apiAccess', settings.apiAccess),
    ...switchProblems({ deletionProtection }),
  ];
}

/** What is wrong with a pod network, a sentence each; it has to have room for so many nodes at least. */
export function podNetworkProblems(settings: NodePoolClusterSettings, leastNodes = 1): string[] {
  const { podNetwork, network, addresses } = settings;
  const problems = valueProblems('podNetwork', podNetwork, PodNetwork, 'PodNetwork.terway()');
  if (problems.length > 0) return problems;
  // What cannot be read has its problems said already.
  return [
    ...(networkProblems(network).length > 0 ? [] : podNetwork.networkProblems(network)),
    ...(addresses.problems.length > 0 ? [] : roomProblems(podNetwork, addresses.podCidr, leastNodes)),
  ];
}

function roomProblems(podNetwork: PodNetwork, podCidr: string | undefined, leastNodes: number): string[] {
  const { nodes } = podNetwork.nodeLimit(podCidr);
  if (nodes >= leastNodes) return [];
  return [
    `'podCidr' is ${podCidr}, which has room for ${nodes} nodes with 'nodeMask' ${podNetwork.settings.pods?.nodeMask}, ` +
      `${leastNodes} or more are needed: use e.g. a /16`,
  ];
}
