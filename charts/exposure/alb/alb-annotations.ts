import type { ExposedApplication, HttpHealth } from '../exposed-application';
import { BackendProtocol } from '../ingress/backend-protocol';
import type { Canary } from '../ingress/canary';
import { renderCors } from '../ingress/cors';
import { prefixed } from '../ingress/ingress';
import { ALL_PATHS, orderOf } from '../ingress/paths';
import type { AlbRouteProps } from './alb-exposure';
import type { AlbTls } from './alb-tls';

/** What an ALB Ingress says in annotations (ACK: "ALB Ingress dictionary"). */
export function renderAlbAnnotations(
  props: AlbRouteProps,
  tls: AlbTls,
  canary: Canary | undefined,
  { health, target }: ExposedApplication,
): Record<string, string> {
  const { paths = ALL_PATHS, backendProtocol = BackendProtocol.HTTP, requestsPerSecond, cors, session } = props;
  const order = orderOf(paths);
  const viaNodes = target.serviceTypeBehindAlb === 'NodePort';
  return prefixed('alb.ingress.kubernetes.io', {
    'listen-ports': JSON.stringify(tls.listeners.map((listener) => listener._renderListenPort())),
    ...(tls.isEncrypted ? { 'ssl-redirect': 'true' } : {}),
    ...(backendProtocol === BackendProtocol.HTTP ? {} : { 'backend-protocol': backendProtocol }),
    ...(order === orderOf(ALL_PATHS) ? {} : { order: `${order}` }),
    'healthcheck-enabled': 'true',
    ...renderHealth(backendProtocol === BackendProtocol.HTTP ? health : undefined, viaNodes),
    ...renderDrain(props),
    ...canary?._render(),
    ...session?._renderAlb(),
    ...(cors && renderCors(cors)),
    ...(requestsPerSecond === undefined ? {} : { 'traffic-limit-qps': `${requestsPerSecond}` }),
  });
}

/** In use in public repositories, but on no page of the documentation. */
function renderDrain({ connectionDrainSeconds }: AlbRouteProps): Record<string, string> {
  if (connectionDrainSeconds === undefined) return {};
  return { 'connection-drain-enabled': 'true', 'connection-drain-timeout': `${connectionDrainSeconds}` };
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
