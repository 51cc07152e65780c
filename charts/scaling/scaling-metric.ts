import type { k8s } from 'cdk8s-plus-27';
import { checkText, failOn } from '../../lib/problems';
import { checkLabels, type Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { checkQuantity } from '../object/quantity';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import { type Amounts, hasRequest } from '../workload/resources';
import type { WorkloadFacts } from '../workload/workload-part';

/** A measured number, by the name that the metrics adapter of the cluster gives it. */
export interface MeasuredMetric {
  /** Such as `http_requests_per_second`. */
  readonly name: string;
  /**
   * What picks the series to be counted.
   *
   * @default - all of the name
   */
  readonly labels?: Labels;
  /** How much of it a replica bears, as a quantity: `100`, or `500m` for a half. */
  readonly perReplica: string;
}

/** See {@link ScalingMetric.object}. */
export interface ObjectMetric extends MeasuredMetric {
  /** In the namespace of the workload. */
  readonly object: WorkloadFacts['controller'];
}

/** See {@link ScalingMetric.loadBalancerQps}. */
export interface LoadBalancerMetric {
  /** Id of a CLB, such as `lb-2zexxxxx`. */
  readonly loadBalancerId: string;
  /** Where it listens. */
  readonly port: number;
  /** Requests a second that a replica bears, as a quantity. */
  readonly perReplica: string;
}

/** See {@link ScalingMetric.ingressQps}. */
export interface IngressMetric {
  /** Where the access logs of the Ingress lie. */
  readonly project: string;
  /** @default 'nginx-ingress' */
  readonly logstore?: string;
  /** Namespace, Service and its port, joined by hyphens: `shop-web-80`. */
  readonly route: string;
  /** Requests a second that a replica bears, as a quantity. */
  readonly perReplica: string;
}

const EXAMPLE = "{ name: 'http_requests_per_second', perReplica: '100' }";

/** What a HorizontalPodAutoscaler follows beside the use of CPU and memory of whole pods. */
export class ScalingMetric {
  /**
   * The use of CPU of one container, in percent of what it requests: for pods whose sidecars say nothing about the load.
   * Needs Kubernetes 1.27.
   */
  public static containerCpu(container: string, percent: number): ScalingMetric {
    return ScalingMetric.ofContainer('containerCpu', 'cpu', container, percent);
  }

  /** As {@link ScalingMetric.containerCpu}, of memory. */
  public static containerMemory(container: string, percent: number): ScalingMetric {
    return ScalingMetric.ofContainer('containerMemory', 'memory', container, percent);
  }

  /**
   * What each pod tells of itself, on the average of all: needs an adapter for `custom.metrics.k8s.io`.
   *
   * @throws ValidationError for no name, or what is no quantity
   */
  public static pods(metric: MeasuredMetric): ScalingMetric {
    checkMeasured('ScalingMetric.pods', metric);
    return new ScalingMetric({ type: 'Pods', pods: { metric: metricOf(metric), target: targetOf(metric) } });
  }

  /**
   * What something outside of the cluster measures, divided by the number of replicas: needs an adapter for
   * `external.metrics.k8s.io`, such as the add-on `ack-alibaba-cloud-metrics-adapter`.
   *
   * @throws ValidationError for no name, labels that are none, or what is no quantity
   */
  public static external(metric: MeasuredMetric): ScalingMetric {
    checkMeasured('ScalingMetric.external', metric);
    return new ScalingMetric({ type: 'External', external: { metric: metricOf(metric), target: targetOf(metric) } });
  }

  /**
   * What is measured of another object, such as an Ingress, divided by the number of replicas: needs an adapter for
   * `custom.metrics.k8s.io`.
   *
   * @throws ValidationError as {@link ScalingMetric.pods} does, or for an object that is not named
   */
  public static object(metric: ObjectMetric): ScalingMetric {
    checkMeasured('ScalingMetric.object', metric);
    const { object: describedObject } = metric;
    const example = "{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' }";
    failOn('ScalingMetric.object', checkObject('object', describedObject, example));
    failOn('ScalingMetric.object', [
      ...checkText('object.apiVersion', describedObject.apiVersion, 'networking.k8s.io/v1'),
      ...checkText('object.kind', describedObject.kind, 'Ingress'),
      ...checkText('object.name', describedObject.name, 'web'),
    ]);
    const object = { describedObject, metric: metricOf(metric), target: targetOf(metric) };
    return new ScalingMetric({ type: 'Object', object });
  }

  /**
   * Requests a second that arrive at a port of a CLB with an HTTP listener: `slb_l7_qps` of the add-on
   * `ack-alibaba-cloud-metrics-adapter` (its docs/metrics/slb.md).
   *
   * @throws ValidationError for a port that is none, or what is no quantity
   */
  public static loadBalancerQps(props: LoadBalancerMetric): ScalingMetric {
    const place = 'ScalingMetric.loadBalancerQps';
    failOn(place, checkObject('props', props, "{ loadBalancerId: 'lb-2zexxxxx', port: 80, perReplica: '100' }"));
    const { loadBalancerId, port, perReplica } = props;
    failOn(place, [
      ...checkText('loadBalancerId', loadBalancerId, 'lb-2zexxxxx'),
      ...checkRequiredInteger('port', port, { min: 1, max: 65535, example: 80 }),
      ...checkQuantity('perReplica', perReplica ?? null, '100'),
    ]);
    const labels = { 'slb.instance.id': loadBalancerId, 'slb.instance.port': String(port) };
    return ScalingMetric.external({ name: 'slb_l7_qps', labels, perReplica });
  }

  /**
   * Requests a second that an nginx Ingress with access logs in SLS lets through to a Service: `sls_ingress_qps` of the
   * add-on `ack-alibaba-cloud-metrics-adapter` (its docs/metrics/sls.md).
   *
   * @throws ValidationError for missing texts, or what is no quantity
   */
  public static ingressQps(props: IngressMetric): ScalingMetric {
    const place = 'ScalingMetric.ingressQps';
    const example = "{ project: 'k8s-log-c1', route: 'shop-web-80', perReplica: '100' }";
    failOn(place, checkObject('props', props, example));
    const { project, logstore = 'nginx-ingress', route, perReplica } = props;
    failOn(place, [
      ...checkText('project', project, 'k8s-log-c1'),
      ...checkText('logstore', logstore, 'nginx-ingress'),
      ...checkText('route', route, 'shop-web-80'),
      ...checkQuantity('perReplica', perReplica ?? null, '100'),
    ]);
    const labels = { 'sls.project': project, 'sls.logstore': logstore, 'sls.ingress.route': route };
    return ScalingMetric.external({ name: 'sls_ingress_qps', labels, perReplica });
  }

  private static ofContainer(
    factory: string,
    name: keyof Amounts,
    container: string,
    averageUtilization: number,
  ): ScalingMetric {
    failOn(`ScalingMetric.${factory}`, [
      ...checkText('container', container, 'web'),
      ...checkRequiredInteger('percent', averageUtilization, { min: 1, example: 60 }),
    ]);
    const containerResource = { container, name, target: { type: 'Utilization', averageUtilization } };
    return new ScalingMetric({ type: 'ContainerResource', containerResource }, { container, name });
  }

  private constructor(
    private readonly spec: Plain<k8s.MetricSpecV2>,
    private readonly part?: { readonly container: string; readonly name: keyof Amounts },
  ) {}

  /** Of what of its containers it makes the number of pods depend; none for what others measure. */
  public get resource(): keyof Amounts | undefined {
    return this.part?.name;
  }

  /** @internal */
  public _check({ containers, target }: WorkloadFacts): string[] {
    if (!this.part) return [];
    const { container: name, name: resource } = this.part;
    const container = containers.find((candidate) => candidate.name === name);
    const names = containers.map((candidate) => `'${candidate.name}'`).join(', ');
    return [
      ...(target.hasContainerMetrics
        ? []
        : [
            `'scaling' follows one container, '${name}', which Kubernetes does from 1.27 on; give the target such a kubernetesVersion, or follow all with cpuPercent`,
          ]),
      ...(container ? [] : [`'scaling' follows the container '${name}', but there are ${names}`]),
      ...(container && !hasRequest(container.resources, resource)
        ? [`'scaling' follows ${resource} of '${name}' in percent of its request, which has none; give it one`]
        : []),
    ];
  }

  /** @internal */
  public _render(): Plain<k8s.MetricSpecV2> {
    return this.spec;
  }
}

function checkMeasured(place: string, metric: MeasuredMetric): void {
  failOn(place, checkObject('metric', metric, EXAMPLE));
  const { name, labels, perReplica } = metric;
  failOn(place, [
    ...checkText('name', name, 'http_requests_per_second'),
    ...ifGiven(labels, (given) => checkLabels('labels', given)),
    ...checkQuantity('perReplica', perReplica ?? null, '100'),
  ]);
}

function metricOf({ name, labels }: MeasuredMetric): Plain<k8s.MetricIdentifierV2> {
  return { name, selector: labels && { matchLabels: labels } };
}

function targetOf({ perReplica }: MeasuredMetric): Plain<k8s.MetricTargetV2> {
  return { type: 'AverageValue', averageValue: perReplica };
}
