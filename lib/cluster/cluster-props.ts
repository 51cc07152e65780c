import type { AddOnComponent } from '../add-ons/add-on';
import type { IPlace } from '../errors';
import type { INetwork } from '../network/network';
import { ackNameProblems } from './ack-name';
import { AddressPlan } from './address-plan';
import { ApiAccess } from './api-access';
import type { KubernetesVersion } from './kubernetes-version';
import type { PodNetwork } from './pod-network';

/** What managed and dedicated clusters have in common. */
export interface ClusterProps {
  /**
   * Name in ACK: 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen; another one
   * replaces the cluster.
   */
  readonly clusterName: string;

  /**
   * Where nodes and load balancers are placed. The cluster makes no NAT gateway: nodes reach the internet, and so the
   * images and updates that are there, only by what the network has.
   */
  readonly network: INetwork;

  /** How pods get their addresses: `PodNetwork.terway()` or `PodNetwork.flannel()`. */
  readonly podNetwork: PodNetwork;

  /**
   * The Kubernetes version. ACK offers the three newest minors to new clusters.
   *
   * @default - the newest that ACK has in the region
   */
  readonly kubernetesVersion?: KubernetesVersion;

  /**
   * The range of Services, a /16 to /24 outside the VPC and the pods.
   *
   * @default - the first of three usual ranges that is clear, mostly 172.21.0.0/20
   */
  readonly serviceCidr?: string;

  /**
   * From where the API server can be reached.
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

/** A cluster with its defaults filled in: what all ways to write one start from. */
export interface ClusterSettings extends ClusterProps {
  readonly apiAccess: ApiAccess;
  readonly deletionProtection: boolean;
  readonly addresses: AddressPlan;

  /** The components that have to be there when the cluster is created. */
  readonly components: readonly AddOnComponent[];
}

/** Fills in what is left out. */
export function resolveCluster(place: IPlace, props: ClusterProps): ClusterSettings {
  const { addOn, pods } = props.podNetwork.settings;
  return {
    ...props,
    apiAccess: props.apiAccess ?? ApiAccess.PRIVATE,
    deletionProtection: props.deletionProtection ?? true,
    addresses: new AddressPlan(place, { vpcCidr: props.network.cidr, pods, serviceCidr: props.serviceCidr }),
    components: [addOn, { name: 'csi-plugin' }, { name: 'csi-provisioner' }],
  };
}

/** What is wrong with what all clusters have in common, a sentence each. */
export function clusterProblems(settings: ClusterSettings): string[] {
  return [
    ...ackNameProblems('clusterName', settings.clusterName),
    ...settings.podNetwork.problems(settings.network),
    ...settings.addresses.problems,
    ...ApiAccess.problems('apiAccess', settings.apiAccess),
  ];
}
