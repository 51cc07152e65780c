import { checkInteger, failOn } from '../../../lib/problems';
import type { Construct } from '../../construct';
import { checkName } from '../../object/names';
import { checkAnnotations, checkObject, ifGiven } from '../../object/shape';
import type {
  ExposedApplication,
  ExposureObjects,
  IExposure,
  RequestSource,
  ServiceExposure,
} from '../exposed-application';
import { BackendProtocol, checkBackendProtocol } from './backend-protocol';
import type { Canary } from './canary';
import { type Cors, checkCors, renderCors } from './cors';
import { checkRoute, defineIngress, type HostRoute, prefixed } from './ingress';
import { checkIngressController, IngressController } from './ingress-controller';
import { checkIngressTls, IngressTls } from './ingress-tls';
import { checkStickySession, type StickySession } from './sticky-session';

/** See `Exposure.nginx`. */
export interface NginxExposureProps extends HostRoute {
  /** How requests are encrypted, or that they are not. */
  readonly tls: IngressTls;
  /** @default 'nginx' */
  readonly ingressClassName?: string;
  /**
   * Takes some of the requests of the application that serves the same host and paths.
   *
   * @default - it serves them alone
   */
  readonly canary?: Canary;
  /**
   * Keeps clients to a pod.
   *
   * @default - each request goes where there is room
   */
  readonly session?: StickySession;
  /** @default BackendProtocol.HTTP */
  readonly backendProtocol?: BackendProtocol;
  /**
   * What pages of other origins may ask.
   *
   * @default - the application says it
   */
  readonly cors?: Cors;
  /**
   * Mebibytes that a request may carry; above it the client gets 413.
   *
   * @default - what the controller takes: 1
   */
  readonly maxBodyMebibytes?: number;
  /**
   * Seconds that may pass between two parts of a request, or of its answer.
   *
   * @default - what the controller takes: 60
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * The pods that requests come from, for the NetworkPolicy.
   *
   * @default - all in `kube-system` on ACK, those of ingress-nginx in `ingress-nginx` elsewhere
   */
  readonly controller?: IngressController;
  /**
   * Further annotations of the Ingress.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

const EXAMPLE = "{ host: 'www.example.com', tls: IngressTls.secret('site-tls') }";

/** An Ingress for ingress-nginx, which is in the cluster already. */
export class NginxExposure implements IExposure {
  constructor(private readonly props: NginxExposureProps) {
    failOn('Exposure.nginx', checkObject('props', props, EXAMPLE));
    failOn('Exposure.nginx', checkNginx(props));
  }

  public check(): string[] {
    return [];
  }

  /** The controller asks pods, whatever the network. */
  public renderService(): ServiceExposure {
    return { type: 'ClusterIP', port: 80 };
  }

  public renderReadinessGates(): readonly string[] {
    return [];
  }

  public checkSources(): string[] {
    return [];
  }

  public renderSources({ target }: ExposedApplication): readonly RequestSource[] {
    return [(this.props.controller ?? IngressController._of(target))._render()];
  }

  public defineObjects(scope: Construct, application: ExposedApplication): ExposureObjects {
    const { host, paths, ingressClassName = 'nginx', canary, tls, annotations } = this.props;
    return {
      ingress: defineIngress(scope, application, {
        host,
        paths,
        ingressClassName,
        canary,
        tls: tls.section,
        annotations: { ...this.renderAnnotations(), ...annotations },
      }),
    };
  }

  /** As ingress-nginx calls them (ingress-nginx: "Annotations"). */
  private renderAnnotations(): Record<string, string> {
    const { tls, canary, session, cors, maxBodyMebibytes, requestTimeoutSeconds } = this.props;
    const { backendProtocol = BackendProtocol.HTTP } = this.props;
    return prefixed('nginx.ingress.kubernetes.io', {
      'ssl-redirect': `${tls.section !== undefined}`,
      ...(backendProtocol === BackendProtocol.HTTP ? {} : { 'backend-protocol': backendProtocol.toUpperCase() }),
      ...canary?._render(),
      ...session?._renderNginx(),
      ...(cors && renderCors(cors)),
      ...(maxBodyMebibytes === undefined ? {} : { 'proxy-body-size': `${maxBodyMebibytes}m` }),
      ...(requestTimeoutSeconds === undefined
        ? {}
        : { 'proxy-read-timeout': `${requestTimeoutSeconds}`, 'proxy-send-timeout': `${requestTimeoutSeconds}` }),
    });
  }
}

function checkNginx(props: NginxExposureProps): string[] {
  return [
    ...checkRoute(props),
    ...checkIngressTls(props.tls),
    ...ifGiven(props.ingressClassName, (given) => checkName('ingressClassName', given)),
    ...ifGiven(props.session, checkStickySession),
    ...ifGiven(props.backendProtocol, checkBackendProtocol),
    ...checkGrpc(props),
    ...ifGiven(props.cors, checkCors),
    ...checkInteger('maxBodyMebibytes', props.maxBodyMebibytes, { min: 1, example: 8 }),
    ...checkInteger('requestTimeoutSeconds', props.requestTimeoutSeconds, { min: 1, example: 60 }),
    ...ifGiven(props.controller, checkIngressController),
    ...ifGiven(props.annotations, checkAnnotations),
  ];
}

/** Clients speak it over HTTP/2, which ingress-nginx offers on HTTPS alone (ingress-nginx: "gRPC"). */
function checkGrpc({ backendProtocol, tls }: NginxExposureProps): string[] {
  const isPlain = tls instanceof IngressTls && tls.section === undefined;
  if (backendProtocol !== BackendProtocol.GRPC || !isPlain) return [];
  return ["'backendProtocol' gRPC needs HTTPS, got IngressTls.none(); use IngressTls.secret('site-tls')"];
}
