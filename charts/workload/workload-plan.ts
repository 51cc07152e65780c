import type { Construct } from '../construct';
import type { ExposedApplication, IExposure } from '../exposure/exposed-application';
import { NetworkAccess } from '../network/network-access';
import { type Identity, type Labels, labelsOf, selectorOf } from '../object/labels';
import { nameOf, namespaceOf } from '../object/names';
import type { Metrics } from '../observability/metrics';
import type { IScaling, ReplicaRange } from '../scaling/i-scaling';
import type { PodContainer } from './container';
import type { PodContainers } from './pod-containers';
import type { PodProps } from './pod-props';
import { PodSecurity } from './pod-security';
import { DEFAULT_RESOURCES } from './resources';
import type { ContainerFacts, IWorkloadPart, NodeAccess, WorkloadFacts } from './workload-part';

/** What sets one kind of workload apart from the others. */
export interface WorkloadKind {
  /** The object that makes the pods. */
  readonly controller: { readonly apiVersion: string; readonly kind: string };
  readonly containers: PodContainers;
  readonly hasService: boolean;
  /** What only workloads of this kind get wrong. */
  check(plan: WorkloadPlan): string[];
  /**
   * Who decides how many pods there are.
   *
   * @default - one at a time, when it is time
   */
  readonly scaling?: IScaling;
  /**
   * How requests from outside reach the pods.
   *
   * @default - not at all
   */
  readonly exposure?: IExposure;
  /**
   * Who reads its metrics.
   *
   * @default - nobody
   */
  readonly metrics?: Metrics;
}

/** A workload with all defaults filled in, before anything is made of it. */
export interface WorkloadPlan extends WorkloadKind {
  readonly props: PodProps;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly security: PodSecurity;
  readonly network: NetworkAccess;
  /** What changes pods or brings objects of its own, by the prop that chose it. */
  readonly parts: Readonly<Record<string, IWorkloadPart | undefined>>;
  readonly replicas: ReplicaRange;
  readonly facts: WorkloadFacts;
  readonly exposed: ExposedApplication;
}

/** Names a workload, and fills in what all kinds have. */
export function planWorkload(scope: Construct, props: PodProps, kind: WorkloadKind): WorkloadPlan {
  const name = props.name ?? nameOf(scope);
  const namespace = namespaceOf(scope);
  const { main, serving, graceSeconds } = kind.containers;
  const identity: Identity = {
    application: props.application ?? name,
    instance: name,
    component: props.component ?? main.name,
    partOf: props.partOf,
  };
  const labels = { ...props.labels, ...labelsOf(identity) };
  const selector = selectorOf(identity);
  const replicas = kind.scaling?.replicas ?? { min: 1, max: 1 };
  const { target, alerts, logs, tracing, security = PodSecurity.restricted() } = props;
  return {
    ...kind,
    props,
    name,
    namespace,
    labels,
    selector,
    security,
    network: props.network ?? NetworkAccess.declared(),
    parts: { scaling: kind.scaling, metrics: kind.metrics, alerts, logs, tracing },
    replicas,
    facts: {
      name,
      namespace,
      labels,
      selector,
      target,
      controller: { ...kind.controller, name },
      containers: serving.map(toFacts),
      replicas,
      hasService: kind.hasService,
      metricsPort: metricsPortOf(kind),
      nodeAccess: nodeAccessOf(kind.containers, security),
    },
    exposed: { name, namespace, labels, target, health: healthOf(main), graceSeconds },
  };
}

function nodeAccessOf({ volumes }: PodContainers, security: PodSecurity): NodeAccess[] {
  const hasHostPath = volumes.some(({ source }) => 'hostPath' in source);
  return hasHostPath ? [...security.nodeAccess, 'hostPath'] : [...security.nodeAccess];
}

/** Metrics at the port of the application are read where requests come in. */
function metricsPortOf({ metrics, containers: { main } }: WorkloadKind): string | undefined {
  const [asked] = main.ports.filter(({ prop }) => prop === 'port');
  return metrics?.port === asked?.name ? undefined : metrics?.port;
}

function toFacts({ name, props, ports }: PodContainer): ContainerFacts {
  return {
    name,
    resources: props.resources ?? DEFAULT_RESOURCES,
    ports: Object.fromEntries(ports.flatMap(({ name: portName, port }) => (portName ? [[portName, port]] : []))),
  };
}

/** What a load balancer can ask for too: the readiness of the main container, where it is asked over HTTP. */
function healthOf({ probes: { readiness }, ports: [main] }: PodContainer): ExposedApplication['health'] {
  if (readiness?.path === undefined) return undefined;
  const { path, port } = readiness;
  return { path, port: port === main?.port ? undefined : port };
}
