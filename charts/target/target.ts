import { checkChoice, failOn, show } from '../../lib/problems';
import { checkObject } from '../object/shape';

/** The oldest minor version whose fields our manifests use. */
const OLDEST_MINOR = 26;

/** The network plugins of ACK. */
export type PodNetworkPlugin = 'terway' | 'flannel';

/** How an ACK cluster is built, as far as a manifest depends on it. */
export interface AckTargetProps {
  /**
   * The network plugin: `terway` gives pods addresses of the VPC, `flannel` an overlay behind the nodes. The
   * `podNetwork` of a cluster of this program says it too.
   */
  readonly podNetwork: PodNetworkPlugin | { readonly plugin: PodNetworkPlugin };
  /**
   * The Kubernetes version, such as `1.32` or `1.26.3-aliyun.1`.
   *
   * @default 1.26, the oldest: manifests then fit every newer cluster too
   */
  readonly kubernetesVersion?: string;
}

/** How a local cluster is built, as far as a manifest depends on it. */
export interface LocalTargetProps {
  /**
   * See {@link AckTargetProps.kubernetesVersion}.
   *
   * @default 1.26, the oldest
   */
  readonly kubernetesVersion?: string;
}

/**
 * The cluster that a manifest is written for.
 *
 * It decides what cannot be the same everywhere: the type of the Service behind an ALB, readiness gates, which fields
 * may be used.
 */
export class Target {
  /**
   * A cluster of Alibaba Cloud Container Service for Kubernetes (ACK).
   *
   * @throws ValidationError when the plugin is none of both, or the version is no Kubernetes version, or older than 1.26
   */
  public static ack(props: AckTargetProps): Target {
    failOn('Target.ack', checkObject('props', props, "{ podNetwork: 'terway' }"));
    const { podNetwork, kubernetesVersion } = props;
    const plugin = isPlugin(podNetwork) ? podNetwork.plugin : podNetwork;
    failOn('Target.ack', checkChoice('podNetwork', plugin, ['terway', 'flannel']));
    return new Target('ack', plugin === 'terway', parseMinor('Target.ack', kubernetesVersion));
  }

  /**
   * A cluster on machines of your own: nothing of Alibaba Cloud is there.
   *
   * @throws ValidationError as {@link Target.ack} does
   */
  public static local(props: LocalTargetProps = {}): Target {
    failOn('Target.local', checkObject('props', props, "{ kubernetesVersion: '1.30' }"));
    return new Target('local', false, parseMinor('Target.local', props.kubernetesVersion));
  }

  private constructor(
    /** Where the cluster runs. */
    public readonly platform: 'ack' | 'local',
    private readonly hasVpcPods: boolean,
    private readonly minor: number,
  ) {}

  /** What an ALB can send requests to: pods of a ClusterIP Service on Terway only (ACK: "ALB Ingress management"). */
  public get serviceTypeBehindAlb(): 'ClusterIP' | 'NodePort' {
    return this.hasVpcPods ? 'ClusterIP' : 'NodePort';
  }

  /** Whether a load balancer's controller tells pods that it has taken them in: ACK with Terway only. */
  public get hasReadinessGates(): boolean {
    return this.hasVpcPods;
  }

  /** Whether a disruption budget can let pods go that are not well: `unhealthyPodEvictionPolicy`, Kubernetes 1.27. */
  public get hasUnhealthyPodEviction(): boolean {
    return this.minor >= 27;
  }

  /** Whether a container can sleep before it stops without a program of its own: `preStop.sleep`, Kubernetes 1.30. */
  public get hasSleepAction(): boolean {
    return this.minor >= 30;
  }
}

function isPlugin(podNetwork: AckTargetProps['podNetwork']): podNetwork is { readonly plugin: PodNetworkPlugin } {
  return typeof podNetwork === 'object' && podNetwork !== null;
}

function parseMinor(place: string, version = `1.${OLDEST_MINOR}`): number {
  const minor = typeof version === 'string' ? Number(/^1\.(\d+)(\.\d.*)?$/.exec(version)?.[1]) : Number.NaN;
  if (!(minor >= OLDEST_MINOR)) {
    failOn(place, [`'kubernetesVersion' must be 1.${OLDEST_MINOR} or newer, got ${show(version)}, e.g. '1.32'`]);
  }
  return minor;
}
