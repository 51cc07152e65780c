import type { ApiObject } from 'cdk8s';
import { checkInstance, checkInteger, failOn, show } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { clusterWideName, MAX_NAME_LENGTH } from '../object/names';
import { checkAnnotations, checkObject, ifGiven } from '../object/shape';
import { AlbGateway, type AlbPlacement, checkAlbName, checkPlacement, type IAlbGateway } from './alb-gateway';
import { AlbTls } from './alb-tls';
import type {
  ExposedApplication,
  ExposureObjects,
  HttpHealth,
  IExposure,
  ServiceExposure,
} from './exposed-application';
import { checkHost } from './host';
import { HostRegistry } from './host-registry';
import { checkReadinessGate, ReadinessGate } from './readiness-gate';

/** How requests reach a workload through an ALB. */
export interface AlbRouteProps {
  /** DNS name that requests are for, such as `www.example.com`; `*.example.com` takes every name below. */
  readonly host: string;
  /** @default AlbTls.discovered() */
  readonly tls?: AlbTls;
  /** @default - `target-health.alb.k8s.alibabacloud` on ACK with Terway, none elsewhere (ACK: "use readinessGate …") */
  readonly readinessGate?: ReadinessGate;
  /**
   * Seconds that the ALB lets connections to a stopping pod end; at most its grace period.
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
    failOn('Exposure.alb', [
      ...checkHost('host', props.host),
      ...checkWay(props, this.tls),
      ...checkInteger('connectionDrainSeconds', props.connectionDrainSeconds, { min: 1, example: 30 }),
      ...ifGiven(props.readinessGate, checkReadinessGate),
      ...ifGiven(props.annotations, checkAnnotations),
    ]);
  }

  public check({ name, namespace, target, graceSeconds }: ExposedApplication): string[] {
    const { connectionDrainSeconds = 0 } = this.props;
    return [
      ...(target.platform === 'ack'
        ? []
        : ["'exposure' is an ALB, which exists on ACK only; use Exposure.clusterIp() on this target"]),
      ...this.checkGatewayName(name, namespace),
      ...checkAlbName('name', name),
      ...checkAlbName('namespace', namespace),
      ...(connectionDrainSeconds <= graceSeconds
        ? []
        : [
            `'connectionDrainSeconds' must not be above the pod's grace period of ${graceSeconds} s, got ${connectionDrainSeconds}; give 'drain' a longer one`,
          ]),
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

  public defineObjects(scope: Construct, application: ExposedApplication): ExposureObjects {
    if (isShared(this.props)) return { ingress: this.defineIngress(scope, application, this.props.gateway) };
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

  private defineIngress(scope: Construct, application: ExposedApplication, gateway: IAlbGateway): ApiObject {
    const { host } = this.props;
    HostRegistry.of(scope).add(gateway, host, scope);
    return new KubernetesObject(scope, 'Ingress', {
      name: application.name,
      labels: application.labels,
      annotations: { ...this.renderAnnotations(application), ...this.props.annotations },
      spec: {
        ingressClassName: gateway.ingressClassName,
        tls: this.needsTlsSection(gateway) ? [{ hosts: [host], secretName: this.tls.secretName }] : undefined,
        rules: [
          {
            host,
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: application.name, port: { name: 'http' } } },
                },
              ],
            },
          },
        ],
      },
    });
  }

  /** The host in it is how the controller finds a certificate where no listener has one. */
  private needsTlsSection(gateway: IAlbGateway): boolean {
    if (!this.tls.isEncrypted) return false;
    return this.tls.secretName !== undefined || !gateway.listeners.some((listener) => listener.hasCertificates);
  }

  private renderAnnotations({ health, target }: ExposedApplication): Record<string, string> {
    const { connectionDrainSeconds } = this.props;
    return prefixed({
      'listen-ports': JSON.stringify(this.tls.listeners.map((listener) => listener._renderListenPort())),
      ...(this.tls.isEncrypted ? { 'ssl-redirect': 'true' } : {}),
      'healthcheck-enabled': 'true',
      ...renderHealth(health, target.serviceTypeBehindAlb === 'NodePort'),
      ...(connectionDrainSeconds === undefined
        ? {}
        : { 'connection-drain-enabled': 'true', 'connection-drain-timeout': `${connectionDrainSeconds}` }),
    });
  }
}

/**
 * Asks as readiness does: a pod that counts as ready and is not healthy would never leave its readiness gate.
 *
 * @param viaNodes nodes forward to the port that takes requests, and to no other
 */
function renderHealth(health: HttpHealth | undefined, viaNodes: boolean): Record<string, string> {
  if (health === undefined || (viaNodes && health.port !== undefined)) return { 'healthcheck-protocol': 'TCP' };
  return {
    'healthcheck-protocol': 'HTTP',
    'healthcheck-path': health.path,
    'healthcheck-method': 'GET',
    // a kubelet takes 200 to 399
    'healthcheck-httpcode': 'http_2xx,http_3xx',
    ...(health.port === undefined ? {} : { 'healthcheck-connect-port': `${health.port}` }),
  };
}

function isShared(props: AlbExposureProps): props is SharedAlbProps {
  return 'gateway' in props && props.gateway !== undefined;
}

function checkWay(props: AlbExposureProps, tls: AlbTls): string[] {
  const problems = checkInstance('tls', tls, AlbTls, 'AlbTls.discovered()');
  if (!isShared(props)) return [...problems, ...checkPlacement(props)];
  return problems.length > 0 ? problems : checkShared(props, tls);
}

function checkShared({ gateway }: SharedAlbProps, tls: AlbTls): string[] {
  if (typeof gateway?.ingressClassName !== 'string' || !Array.isArray(gateway.listeners)) {
    return [`'gateway' must be an AlbGateway, e.g. AlbGateway.fromIngressClassName('alb', […]), got ${show(gateway)}`];
  }
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

function prefixed(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
  );
}
