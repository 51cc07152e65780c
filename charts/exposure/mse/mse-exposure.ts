import { checkInteger, failOn, show } from '../../../lib/problems';
import type { Construct } from '../../construct';
import { checkAnnotations, checkObject, ifGiven } from '../../object/shape';
import type {
  ExposedApplication,
  ExposureObjects,
  IExposure,
  RequestSource,
  ServiceExposure,
} from '../exposed-application';
import type { Canary } from '../ingress/canary';
import { checkRoute, defineIngress, type HostRoute, prefixed } from '../ingress/ingress';
import { checkIngressTls, IngressTls } from '../ingress/ingress-tls';
import { checkRanges, renderRanges } from '../request-sources';
import type { IMseGateway } from './mse-gateway';

/** See `Exposure.mse`. */
export interface MseExposureProps extends HostRoute {
  /** An `MseGateway`, or one that exists. */
  readonly gateway: IMseGateway;
  /** How requests are encrypted, or that they are not. */
  readonly tls: IngressTls;
  /**
   * Takes some of the requests of the application that serves the same host and paths on this gateway.
   *
   * @default - it serves them alone
   */
  readonly canary?: Canary;
  /**
   * Seconds that a pod may take to answer.
   *
   * @default - what the gateway takes
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * Requests a second that each machine of the gateway lets through.
   *
   * @default - no limit
   */
  readonly requestsPerSecond?: number;
  /**
   * Further annotations of the Ingress, such as `mse.ingress.kubernetes.io/service-subset`.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An Ingress for a gateway of MSE (MSE: "MSE Ingress annotations"). */
export class MseExposure implements IExposure {
  constructor(private readonly props: MseExposureProps) {
    failOn('Exposure.mse', checkObject('props', props, "{ host, gateway, tls: IngressTls.secret('site-tls') }"));
    failOn('Exposure.mse', checkMse(props));
  }

  public check({ target }: ExposedApplication): string[] {
    if (target.platform === 'ack') return [];
    return [
      "'exposure' is an MSE gateway, which exists on ACK only; use Exposure.nginx() or Exposure.metalLb() on this target",
    ];
  }

  public renderService(): ServiceExposure {
    return { type: 'ClusterIP', port: 80 };
  }

  public renderReadinessGates(): readonly string[] {
    return [];
  }

  public checkSources({ target }: ExposedApplication): string[] {
    if (target.platform !== 'ack' || this.props.gateway.sourceRanges) return [];
    return [
      "'gateway' must know the ranges of its vSwitches, from which requests come, for the NetworkPolicy; give its vSwitches a 'cidr', or MseGateway.fromIngressClassName(…) the ranges, e.g. ['172.16.0.0/20', '172.16.16.0/20']",
    ];
  }

  public renderSources(): readonly RequestSource[] {
    return renderRanges(this.props.gateway.sourceRanges ?? []);
  }

  public defineObjects(scope: Construct, application: ExposedApplication): ExposureObjects {
    const { host, paths, gateway, canary, tls, annotations } = this.props;
    return {
      ingress: defineIngress(scope, application, {
        host,
        paths,
        ingressClassName: gateway.ingressClassName,
        canary,
        tls: tls.section,
        annotations: { ...this.renderAnnotations(), ...annotations },
      }),
    };
  }

  /** What NGINX knows too keeps its prefix. */
  private renderAnnotations(): Record<string, string> {
    const { tls, canary, requestTimeoutSeconds, requestsPerSecond } = this.props;
    return {
      ...prefixed('nginx.ingress.kubernetes.io', {
        'ssl-redirect': `${tls.section !== undefined}`,
        ...canary?._render(),
      }),
      ...prefixed('mse.ingress.kubernetes.io', {
        ...(requestTimeoutSeconds === undefined ? {} : { timeout: `${requestTimeoutSeconds}` }),
        ...(requestsPerSecond === undefined ? {} : { 'route-limit-rps': `${requestsPerSecond}` }),
      }),
    };
  }
}

function checkMse(props: MseExposureProps): string[] {
  const { gateway, tls } = props;
  return [
    ...checkRoute(props),
    ...(typeof gateway?.ingressClassName === 'string'
      ? []
      : [`'gateway' must be an MseGateway, e.g. MseGateway.fromIngressClassName('mse'), got ${show(gateway)}`]),
    ...ifGiven(gateway?.sourceRanges, (given) => checkRanges('gateway.sourceRanges', given)),
    ...checkIngressTls(tls),
    ...(tls instanceof IngressTls && tls.section !== undefined && tls.section.secretName === undefined
      ? [
          "'tls' must name a Secret for an MSE gateway, which has no certificate of its own; use IngressTls.secret('site-tls')",
        ]
      : []),
    ...checkInteger('requestTimeoutSeconds', props.requestTimeoutSeconds, { min: 1, example: 60 }),
    ...checkInteger('requestsPerSecond', props.requestsPerSecond, { min: 1, example: 1000 }),
    ...ifGiven(props.annotations, checkAnnotations),
  ];
}
