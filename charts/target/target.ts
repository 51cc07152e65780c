import { checkChoice, failOn, show, switchProblems } from '../../lib/problems';
import { checkObject } from '../object/shape';
import { checkPrometheus, Prometheus } from '../observability/prometheus';
import {
  type AckTargetProps,
  type IPodNetwork,
  type LocalTargetProps,
  NETWORK_POLICIES,
  type NetworkPolicies,
  PLUGINS,
  type PodNetworkPlugin,
  type ServerlessTargetProps,
} from './target-props';

/** The oldest minor version whose fields our manifests use. */
const OLDEST_MINOR = 26;

/** What sets one cluster apart from another. */
interface ClusterFacts {
  readonly platform: 'ack' | 'local';
  readonly hasNodes: boolean;
  /** Whether pods have addresses of the VPC. */
  readonly hasVpcPods: boolean;
  readonly enforcesNetworkPolicies: boolean;
  readonly prometheus: Prometheus;
  readonly minor: number;
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
    return new Target({
      platform: 'ack',
      hasNodes: true,
      hasVpcPods: plugin === 'terway',
      enforcesNetworkPolicies: networkPolicies === 'enforced',
      prometheus: props.prometheus ?? Prometheus.managed(),
      minor: parseMinor('Target.ack', kubernetesVersion),
    });
  }

  /**
   * A cluster of Alibaba Cloud whose pods all run on virtual nodes, each with an address of the VPC: ACK Serverless, or
   * one of Container Compute Service (ACS). What reaches into a node is refused, and what chooses between nodes and virtual
   * ones.
   *
   * @throws ValidationError as {@link Target.ack} does
   */
  public static serverless(props: ServerlessTargetProps = {}): Target {
    const place = 'Target.serverless';
    failOn(place, checkObject('props', props, "{ kubernetesVersion: '1.32' }"));
    const { kubernetesVersion, networkPolicies = 'ignored', prometheus } = props;
    failOn(place, [...checkNetworkPolicies(networkPolicies), ...checkPrometheus('ack', prometheus)]);
    return new Target({
      platform: 'ack',
      hasNodes: false,
      hasVpcPods: true,
      enforcesNetworkPolicies: networkPolicies === 'enforced',
      prometheus: prometheus ?? Prometheus.managed(),
      minor: parseMinor(place, kubernetesVersion),
    });
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
    return new Target({
      platform: 'local',
      hasNodes: true,
      hasVpcPods: false,
      enforcesNetworkPolicies: networkPolicies === 'enforced',
      prometheus: props.prometheus ?? Prometheus.operator(),
      minor: parseMinor('Target.local', kubernetesVersion),
    });
  }

  /** Where the cluster runs. */
  public readonly platform: 'ack' | 'local';
  /** Whether pods run on nodes of the cluster; else all of them are on virtual ones. */
  public readonly hasNodes: boolean;
  /** Whether NetworkPolicy objects are known to take effect. */
  public readonly enforcesNetworkPolicies: boolean;
  /** What measures workloads, and evaluates their alert rules. */
  public readonly prometheus: Prometheus;

  private readonly hasVpcPods: boolean;
  private readonly minor: number;

  private constructor(facts: ClusterFacts) {
    this.platform = facts.platform;
    this.hasNodes = facts.hasNodes;
    this.enforcesNetworkPolicies = facts.enforcesNetworkPolicies;
    this.prometheus = facts.prometheus;
    this.hasVpcPods = facts.hasVpcPods;
    this.minor = facts.minor;
  }

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
  const minor = typeof version === 'string' ? Number(/^v?1\.(\d+)(\.\d.*)?$/.exec(version)?.[1]) : Number.NaN;
  if (!(minor >= OLDEST_MINOR)) {
    failOn(place, [`'kubernetesVersion' must be 1.${OLDEST_MINOR} or newer, got ${show(version)}, e.g. '1.32'`]);
  }
  return minor;
}
