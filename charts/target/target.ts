import { checkChoice, failOn, show, switchProblems } from '../../lib/problems';
import { checkObject } from '../object/shape';
import { checkPrometheus, Prometheus } from '../observability/prometheus';

/** The oldest minor version whose fields our manifests use. */
const OLDEST_MINOR = 26;

const PLUGINS = ['terway', 'flannel', 'calico'] as const;

/** The network plugins of ACK, and the one of self-managed clusters. */
export type PodNetworkPlugin = (typeof PLUGINS)[number];

/** A network plugin with what a cluster of this program knows about it. */
export interface IPodNetwork {
  readonly plugin: PodNetworkPlugin;
  /**
   * Whether NetworkPolicy objects take effect.
   *
   * @default - not known
   */
  readonly enforcesNetworkPolicies?: boolean;
}

const NETWORK_POLICIES = ['enforced', 'ignored'] as const;

/** Whether NetworkPolicy objects take effect. An ignored one looks as if it protected, so none are written then. */
export type NetworkPolicies = (typeof NETWORK_POLICIES)[number];

/** How an ACK cluster is built, as far as a manifest depends on it. */
export interface AckTargetProps {
  /**
   * The network plugin: `terway` gives pods addresses of the VPC, `flannel` an overlay behind the nodes, and so does the
   * `calico` of a `SelfManagedCluster`. The `podNetwork` of a cluster of this program says it too.
   */
  readonly podNetwork: PodNetworkPlugin | IPodNetwork;
  /**
   * Whether NetworkPolicy objects take effect: Terway has a switch for it, Flannel ignores them.
   *
   * @default - what `podNetwork` says; of a bare name only Calico is known to, and none are written for the others
   */
  readonly networkPolicies?: NetworkPolicies;
  /**
   * The Kubernetes version, such as `1.32` or `1.26.3-aliyun.1`.
   *
   * @default 1.26, the oldest: manifests then fit every newer cluster too
   */
  readonly kubernetesVersion?: string;
  /**
   * The Prometheus that measures workloads and evaluates their alert rules.
   *
   * @default Prometheus.managed()
   */
  readonly prometheus?: Prometheus;
}

/** How a local cluster is built, as far as a manifest depends on it. */
export interface LocalTargetProps {
  /**
   * Whether NetworkPolicy objects take effect.
   *
   * @default 'enforced', as Calico does, which the local machines of this program have
   */
  readonly networkPolicies?: NetworkPolicies;
  /**
   * See {@link AckTargetProps.kubernetesVersion}.
   *
   * @default 1.26, the oldest
   */
  readonly kubernetesVersion?: string;
  /**
   * The Prometheus that measures workloads and evaluates their alert rules.
   *
   * @default Prometheus.operator()
   */
  readonly prometheus?: Prometheus;
}

/**
 * The cluster that a manifest is written for.
 *
 * It decides what cannot be the same everywhere: the type of the Service behind an ALB, readiness gates, which fields
 * may be used.
 */
export class Target {
  /**
   * A cluster of Alibaba Cloud Container Service for Kubernetes (ACK), or one of your own on ECS.
   *
   * @throws ValidationError when the plugin is none of them, or the version is no Kubernetes version, or older than
   * 1.26, or Flannel is said to enforce NetworkPolicy objects
   */
  public static ack(props: AckTargetProps): Target {
    failOn('Target.ack', checkObject('props', props, "{ podNetwork: 'terway' }"));
    const { podNetwork, kubernetesVersion } = props;
    const network: IPodNetwork = isPlugin(podNetwork) ? podNetwork : { plugin: podNetwork };
    const { plugin, enforcesNetworkPolicies = plugin === 'calico' } = network;
    const { networkPolicies = enforcesNetworkPolicies === true ? 'enforced' : 'ignored' } = props;
    failOn('Target.ack', [
      ...checkChoice('podNetwork', plugin, PLUGINS),
      ...switchProblems({ 'podNetwork.enforcesNetworkPolicies': enforcesNetworkPolicies }),
      ...checkNetworkPolicies(networkPolicies, plugin),
      ...checkPrometheus('ack', props.prometheus),
    ]);
    const isEnforced = networkPolicies === 'enforced';
    const minor = parseMinor('Target.ack', kubernetesVersion);
    return new Target('ack', plugin === 'terway', minor, isEnforced, props.prometheus ?? Prometheus.managed());
  }

  /**
   * A cluster on machines of your own: nothing of Alibaba Cloud is there.
   *
   * @throws ValidationError as {@link Target.ack} does
   */
  public static local(props: LocalTargetProps = {}): Target {
    failOn('Target.local', checkObject('props', props, "{ kubernetesVersion: '1.30' }"));
    const { kubernetesVersion, networkPolicies = 'enforced' } = props;
    failOn('Target.local', [...checkNetworkPolicies(networkPolicies), ...checkPrometheus('local', props.prometheus)]);
    const minor = parseMinor('Target.local', kubernetesVersion);
    const isEnforced = networkPolicies === 'enforced';
    return new Target('local', false, minor, isEnforced, props.prometheus ?? Prometheus.operator());
  }

  private constructor(
    /** Where the cluster runs. */
    public readonly platform: 'ack' | 'local',
    private readonly hasVpcPods: boolean,
    private readonly minor: number,
    /** Whether NetworkPolicy objects are known to take effect. */
    public readonly enforcesNetworkPolicies: boolean,
    /** What measures workloads, and evaluates their alert rules. */
    public readonly prometheus: Prometheus,
  ) {}

  /** What an ALB can send requests to: pods of a ClusterIP Service on Terway only (ACK: "ALB Ingress management"). */
  public get serviceTypeBehindAlb(): 'ClusterIP' | 'NodePort' {
    return this.hasVpcPods ? 'ClusterIP' : 'NodePort';
  }

  /** Whether a load balancer's controller tells pods that it has taken them in: ACK with Terway only. */
  public get hasReadinessGates(): boolean {
    return this.hasVpcPods;
  }

  /** Whether Simple Log Service, ARMS and ACK's alert center can be had: ACK only. */
  public get hasManagedObservability(): boolean {
    return this.platform === 'ack';
  }

  /** Whether a disruption budget can let pods go that are not well: `unhealthyPodEvictionPolicy`, Kubernetes 1.27. */
  public get hasUnhealthyPodEviction(): boolean {
    return this.minor >= 27;
  }

  /** Whether a volume can be one pod's and nobody else's: `ReadWriteOncePod`, on by default from Kubernetes 1.27. */
  public get hasSinglePodVolumes(): boolean {
    return this.minor >= 27;
  }

  /** Whether an autoscaler can follow one container of a pod: `ContainerResource`, on by default from Kubernetes 1.27. */
  public get hasContainerMetrics(): boolean {
    return this.minor >= 27;
  }

  /** Whether a CronJob can have a time zone of its own: `timeZone`, stable in Kubernetes 1.27. */
  public get hasCronTimeZone(): boolean {
    return this.minor >= 27;
  }

  /** Whether a Service can keep requests in their zone: `service.kubernetes.io/topology-mode`, Kubernetes 1.27. */
  public get hasTopologyMode(): boolean {
    return this.minor >= 27;
  }

  /** Whether a container can sleep before it stops without a program of its own: `preStop.sleep`, Kubernetes 1.30. */
  public get hasSleepAction(): boolean {
    return this.minor >= 30;
  }
}

function isPlugin(podNetwork: AckTargetProps['podNetwork']): podNetwork is IPodNetwork {
  return typeof podNetwork === 'object' && podNetwork !== null;
}

function checkNetworkPolicies(networkPolicies: NetworkPolicies, plugin?: PodNetworkPlugin): string[] {
  if (networkPolicies === 'enforced' && plugin === 'flannel') {
    return ["'networkPolicies' cannot be 'enforced' on Flannel, which ignores them; leave it out, or use Terway"];
  }
  return checkChoice('networkPolicies', networkPolicies, NETWORK_POLICIES);
}

function parseMinor(place: string, version = `1.${OLDEST_MINOR}`): number {
  const minor = typeof version === 'string' ? Number(/^1\.(\d+)(\.\d.*)?$/.exec(version)?.[1]) : Number.NaN;
  if (!(minor >= OLDEST_MINOR)) {
    failOn(place, [`'kubernetesVersion' must be 1.${OLDEST_MINOR} or newer, got ${show(version)}, e.g. '1.32'`]);
  }
  return minor;
}
