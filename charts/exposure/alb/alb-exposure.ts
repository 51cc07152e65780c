import type { ApiObject } from 'cdk8s';
import { checkInstance, checkInteger, failOn, show } from '../../../lib/problems';
import type { Construct } from '../../construct';
import { clusterWideName, MAX_NAME_LENGTH } from '../../object/names';
import { checkAnnotations, checkObject, ifGiven } from '../../object/shape';
import { checkDrainWithin } from '../drain-time';
import type {
  ExposedApplication,
  ExposureObjects,
  IExposure,
  RequestSource,
  ServiceExposure,
} from '../exposed-application';
import { BackendProtocol, checkBackendProtocol } from '../ingress/backend-protocol';
import type { Canary } from '../ingress/canary';
import { type Cors, checkCors } from '../ingress/cors';
import { checkRoute, defineIngress, type HostRoute } from '../ingress/ingress';
import { ALL_PATHS, orderOf } from '../ingress/paths';
import { checkStickySession, type StickySession } from '../ingress/sticky-session';
import { checkReadinessGate, ReadinessGate } from '../readiness-gate';
import { checkKnownRanges, checkRanges, rangesOf, renderRanges } from '../request-sources';
import { renderAlbAnnotations } from './alb-annotations';
import {
  AlbGateway,
  type AlbPlacement,
  checkAlbName,
  checkListeners,
  checkPlacement,
  type IAlbGateway,
} from './alb-gateway';
import { AlbTls } from './alb-tls';

/** How requests reach a workload through an ALB. */
export interface AlbRouteProps extends HostRoute {
  /** @default AlbTls.discovered() */
  readonly tls?: AlbTls;
  /** @default BackendProtocol.HTTP */
  readonly backendProtocol?: BackendProtocol;
  /**
   * Keeps clients to a pod.
   *
   * @default - each request goes where there is room
   */
  readonly session?: StickySession;
  /**
   * Requests a second beyond which the ALB answers by itself, 1 to 100000.
   *
   * @default - no limit
   */
  readonly requestsPerSecond?: number;
  /**
   * What pages of other origins may ask.
   *
   * @default - the application says it
   */
  readonly cors?: Cors;
  /** @default - `target-health.alb.k8s.alibabacloud` on ACK with Terway, none elsewhere (ACK: "use readinessGate …") */
  readonly readinessGate?: ReadinessGate;
  /**
   * Seconds that the ALB lets connections to a stopping pod end, 1 to 900; at most its grace period.
   *
   * Its annotations are in use in public repositories, but on no page of the documentation.
   *
   * @default - not written: the pod's own drain covers it
   */
  readonly connectionDrainSeconds?: number;
  /**
   * Further annotations of the Ingress, such as `alb.ingress.kubernetes.io/rewrite-target`.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A route through an ALB of its own. */
export interface OwnAlbProps extends AlbRouteProps, AlbPlacement {}

/** A route through an ALB that several workloads share. */
export interface SharedAlbProps extends AlbRouteProps {
  /** An `AlbGateway`, or one that exists. */
  readonly gateway: IAlbGateway;
  /**
   * Takes some of the requests of the application that serves the same host and paths on this gateway.
   *
   * @default - it serves them alone
   */
  readonly canary?: Canary;
}

/** See `Exposure.alb`. */
export type AlbExposureProps = OwnAlbProps | SharedAlbProps;

const DOCUMENTED_GATE = ReadinessGate.of('target-health.alb.k8s.alibabacloud');

/** An Ingress, and an ALB of its own where it shares none. */
export class AlbExposure implements IExposure {
  private readonly tls: AlbTls;

  constructor(private readonly props: AlbExposureProps) {
    failOn('Exposure.alb', checkObject('props', props, "{ host, vSwitches: outputs.nodeVSwitches('Network') }"));
    this.tls = props.tls ?? AlbTls.discovered();
    failOn('Exposure.alb', [...checkRoute(props), ...checkWay(props, this.tls), ...checkOptions(props, this.tls)]);
  }

  public check({ name, namespace, target, graceSeconds }: ExposedApplication): string[] {
    return [
      ...(target.platform === 'ack'
        ? []
        : ["'exposure' is an ALB, which exists on ACK only; use Exposure.clusterIp() on this target"]),
      ...this.checkGatewayName(name, namespace),
      ...checkAlbName('name', name),
      ...checkAlbName('namespace', namespace),
      ...checkDrainWithin(this.props.connectionDrainSeconds, graceSeconds),
    ];
  }

  /** An ALB of its own lies outside of namespaces, and so has both in its name. */
  private checkGatewayName(name: string, namespace: string): string[] {
    const length = `${namespace}-${name}`.length;
    if (isShared(this.props) || length <= MAX_NAME_LENGTH) return [];
    return [
      `'name' must have at most ${MAX_NAME_LENGTH - 1} characters together with the namespace behind an ALB of its own, got ${length - 1}: '${name}' in '${namespace}'; give a shorter 'name', or share a 'gateway'`,
    ];
  }

  public renderService({ target }: ExposedApplication): ServiceExposure {
    return { type: target.serviceTypeBehindAlb, port: 80 };
  }

  public renderReadinessGates({ target }: ExposedApplication): readonly string[] {
    return ReadinessGate._render(target, this.props.readinessGate ?? DOCUMENTED_GATE);
  }

  public checkSources({ target }: ExposedApplication): string[] {
    if (target.platform !== 'ack') return [];
    if (!isShared(this.props)) return checkKnownRanges(this.props.vSwitches);
    if (this.props.gateway.sourceRanges) return [];
    return [
      "'gateway' must know the ranges of its vSwitches, from which requests come, for the NetworkPolicy; give its vSwitches a 'cidr', or AlbGateway.fromIngressClassName(…) the ranges, e.g. ['172.16.0.0/20', '172.16.16.0/20']",
    ];
  }

  public renderSources(): readonly RequestSource[] {
    const { props } = this;
    return renderRanges((isShared(props) ? props.gateway.sourceRanges : rangesOf(props.vSwitches)) ?? []);
  }

  public defineObjects(scope: Construct, application: ExposedApplication): ExposureObjects {
    if (isShared(this.props)) {
      const { gateway, canary } = this.props;
      return { ingress: this.defineIngress(scope, application, gateway, canary) };
    }
    const { vSwitches, addressType } = this.props;
    const gateway = new AlbGateway(scope, 'Gateway', {
      name: clusterWideName(scope, application.name),
      vSwitches,
      addressType,
      listeners: this.tls.listeners,
      labels: application.labels,
    });
    return { gateway, ingress: this.defineIngress(scope, application, gateway) };
  }

  private defineIngress(
    scope: Construct,
    application: ExposedApplication,
    gateway: IAlbGateway,
    canary?: Canary,
  ): ApiObject {
    const { host, paths, annotations } = this.props;
    return defineIngress(scope, application, {
      host,
      paths,
      canary,
      order: orderOf(paths ?? ALL_PATHS),
      ingressClassName: gateway.ingressClassName,
      tls: this.needsTlsSection(gateway) ? { secretName: this.tls.secretName } : undefined,
      annotations: { ...renderAlbAnnotations(this.props, this.tls, canary, application), ...annotations },
    });
  }

  /** The host in it is how the controller finds a certificate where no listener has one. */
  private needsTlsSection(gateway: IAlbGateway): boolean {
    if (!this.tls.isEncrypted) return false;
    return this.tls.secretName !== undefined || !gateway.listeners.some((listener) => listener.hasCertificates);
  }
}

function isShared(props: AlbExposureProps): props is SharedAlbProps {
  return 'gateway' in props && props.gateway !== undefined;
}

function checkOptions(props: AlbRouteProps, tls: AlbTls): string[] {
  return [
    ...ifGiven(props.backendProtocol, checkBackendProtocol),
    // clients speak it over HTTP/2, which an ALB offers on HTTPS alone (ACK: "advanced ALB Ingress configurations")
    ...(props.backendProtocol === BackendProtocol.GRPC && tls instanceof AlbTls && !tls.isEncrypted
      ? ["'backendProtocol' gRPC needs HTTPS, got AlbTls.none(); use AlbTls.discovered()"]
      : []),
    ...ifGiven(props.session, checkStickySession),
    ...ifGiven(props.cors, checkCors),
    ...checkInteger('requestsPerSecond', props.requestsPerSecond, { min: 1, max: 100_000, example: 1000 }),
    ...checkInteger('connectionDrainSeconds', props.connectionDrainSeconds, { min: 1, max: 900, example: 30 }),
    ...ifGiven(props.readinessGate, checkReadinessGate),
    ...ifGiven(props.annotations, checkAnnotations),
  ];
}

function checkWay(props: AlbExposureProps, tls: AlbTls): string[] {
  const problems = checkInstance('tls', tls, AlbTls, 'AlbTls.discovered()');
  if (!isShared(props)) return [...problems, ...checkPlacement(props), ...checkAlone(props)];
  return problems.length > 0 ? problems : checkShared(props, tls);
}

function checkAlone(props: OwnAlbProps & { readonly canary?: unknown }): string[] {
  if (props.canary === undefined) return [];
  return ["'canary' needs the 'gateway' of the application it stands beside, got an ALB of its own"];
}

function checkShared({ gateway }: SharedAlbProps, tls: AlbTls): string[] {
  if (typeof gateway?.ingressClassName !== 'string' || !Array.isArray(gateway.listeners)) {
    return [`'gateway' must be an AlbGateway, e.g. AlbGateway.fromIngressClassName('alb', […]), got ${show(gateway)}`];
  }
  const problems = [
    ...checkListeners('gateway.listeners', gateway.listeners),
    ...ifGiven(gateway.sourceRanges, (given) => checkRanges('gateway.sourceRanges', given)),
  ];
  if (problems.length > 0) return problems;
  const offered = gateway.listeners.map(String);
  return [
    ...tls.listeners
      .map(String)
      .filter((listener) => !offered.includes(listener))
      .map(
        (listener) =>
          `'gateway' must listen on ${listener}, which 'tls' uses; it has ${offered.join(', ') || 'no listener'}`,
      ),
    ...(tls.hasCertificates
      ? [
          "'tls' has a certificate, but 'gateway' is shared and its listener holds certificates: AlbListener.https({ certificateIds: […] })",
        ]
      : []),
  ];
}
