import type { k8s } from 'cdk8s-plus-27';
import type { PodMonitorSpec, ServiceMonitorSpec } from '../../imports/monitoring.coreos.com';
import { checkInteger, checkText, failOn, show } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { checkObject } from '../object/shape';
import type { IWorkloadPart, PodAdditions, WorkloadFacts } from '../workload/workload-part';
import type { MonitorKind } from './prometheus';

/** Where a workload shows its metrics. */
export interface MetricsEndpoint {
  /** Name of a port of one of its containers, such as `metrics`. */
  readonly port: string;
  /** @default '/metrics' */
  readonly path?: string;
}

/** See {@link Metrics.scraped}. */
export interface ScrapedMetricsProps extends MetricsEndpoint {
  /**
   * Seconds between two readings.
   *
   * @default - as that Prometheus reads everything
   */
  readonly intervalSeconds?: number;
}

const EXAMPLE = "{ port: 'metrics' }";

/** How Prometheus gets at the metrics of a workload. */
export abstract class Metrics implements IWorkloadPart {
  /**
   * A PodMonitor says where they are; a ServiceMonitor where `target.prometheus` heeds those only.
   *
   * @throws ValidationError for a port without a name, a path without a slash, or an interval below a second
   */
  public static scraped(props: ScrapedMetricsProps): Metrics {
    failOn('Metrics.scraped', checkObject('props', props, EXAMPLE));
    const { port, path = '/metrics', intervalSeconds } = props;
    failOn('Metrics.scraped', [
      ...checkEndpoint(port, path),
      ...checkInteger('intervalSeconds', intervalSeconds, { min: 1, example: 30 }),
    ]);
    return new ScrapedMetrics(port, path, intervalSeconds);
  }

  /**
   * Annotations of the pods say where they are. Only one Prometheus that was told to heeds them: on ACK the default
   * discovery of Managed Service for Prometheus, which newer environments have switched off.
   *
   * @throws ValidationError for a port without a name, or a path without a slash
   */
  public static annotated(props: MetricsEndpoint): Metrics {
    failOn('Metrics.annotated', checkObject('props', props, EXAMPLE));
    const { port, path = '/metrics' } = props;
    failOn('Metrics.annotated', checkEndpoint(port, path));
    return new AnnotatedMetrics(port, path);
  }

  protected constructor(
    /** Name of the port. */
    public readonly port: string,
    protected readonly path: string,
  ) {}

  /** Why this workload cannot be measured this way; none if it can. */
  public check({ name, containers }: WorkloadFacts): string[] {
    const ports = Object.assign({}, ...containers.map((container) => container.ports)) as Record<string, number>;
    if (Object.hasOwn(ports, this.port)) return [];
    const known = Object.entries(ports).map(([port, number]) => `'${port}' (${show(number)})`);
    return [
      `'metrics' names the port '${this.port}', which no container of '${name}' has; it has ${known.join(', ') || 'none with a name'}, e.g. extraPorts: { ${this.port}: 9113 }`,
    ];
  }

  /** Who reads them: what a NetworkPolicy has to let in. */
  public renderSources({ target }: WorkloadFacts): readonly Plain<k8s.NetworkPolicyPeer>[] {
    // Kubernetes labels each namespace with its name
    return [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': target.prometheus.namespace } } }];
  }
}

class ScrapedMetrics extends Metrics {
  constructor(
    port: string,
    path: string,
    private readonly intervalSeconds?: number,
  ) {
    super(port, path);
  }

  public defineObjects(scope: Construct, { name, namespace, labels, selector, target }: WorkloadFacts): void {
    const { prometheus } = target;
    new KubernetesObject(scope, prometheus.monitorKind, {
      name,
      namespace,
      labels: { ...labels, ...prometheus.labels },
      annotations: prometheus.annotations,
      spec: { ...this.renderSpec(prometheus.monitorKind, selector) },
    });
  }

  private renderSpec(kind: MonitorKind, matchLabels: Labels): Plain<PodMonitorSpec> | Plain<ServiceMonitorSpec> {
    const { port, path, intervalSeconds } = this;
    const interval = intervalSeconds === undefined ? undefined : `${intervalSeconds}s`;
    return kind === 'PodMonitor'
      ? { selector: { matchLabels }, podMetricsEndpoints: [{ port, path, interval }] }
      : // the port of the pod: the Service of a load balancer leads to that of requests alone
        { selector: { matchLabels }, endpoints: [{ targetPort: port, path, interval }] };
  }
}

class AnnotatedMetrics extends Metrics {
  constructor(port: string, path: string) {
    super(port, path);
  }

  public renderPod({ containers }: WorkloadFacts): PodAdditions {
    const port = containers.map(({ ports }) => ports[this.port]).find((number) => number !== undefined);
    return {
      annotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': `${port}`,
        'prometheus.io/path': this.path,
      },
    };
  }
}

function checkEndpoint(port: unknown, path: unknown): string[] {
  return [
    ...checkText('port', port, 'metrics'),
    ...(typeof path === 'string' && path.startsWith('/')
      ? []
      : [`'path' must start with '/', got ${show(path)}, e.g. '/metrics'`]),
  ];
}
