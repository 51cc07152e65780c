import type { Manifest } from '../kubernetes/manifest';
import { kindOf, type ManifestGraph, nameOf, type Workload } from '../kubernetes/manifest-graph';
import { entriesOf, type Fields, isObject } from '../plain-json';

/** How many pods a workload has. */
export interface Replicas {
  readonly min: number;
  readonly max: number;
  /** What says so. */
  readonly by: Manifest;
  /** Where it is said, or would be. */
  readonly path: string;
}

/** Kinds that keep a number of pods running for ever. */
const KEPT: ReadonlySet<string> = new Set([
  ...['Deployment', 'ReplicaSet', 'StatefulSet'].map((kind) => `apps/${kind}`),
  '/ReplicationController',
  'apps.kruise.io/UnitedDeployment',
  'serving.knative.dev/Service',
]);

/** Kinds that scale others, and say between which numbers. */
const SCALERS = [
  'autoscaling/HorizontalPodAutoscaler',
  'autoscaling.alibabacloud.com/AdvancedHorizontalPodAutoscaler',
] as const;

const known = new WeakMap<ManifestGraph, WorkloadFacts>();

/** What objects say about workloads; worked out once for each graph. */
export class WorkloadFacts {
  public static of(graph: ManifestGraph): WorkloadFacts {
    const facts = known.get(graph) ?? new WorkloadFacts(graph);
    known.set(graph, facts);
    return facts;
  }

  private readonly scalers = new Map<string, Manifest>();
  private readonly budgets = new Map<Manifest, Manifest[]>();
  private readonly services = new Map<Manifest, Manifest[]>();
  private readonly exposed = new Set<string>();

  private constructor(private readonly graph: ManifestGraph) {
    for (const scaler of SCALERS.flatMap((kind) => graph.allOf(kind))) this.addScaler(scaler);
    for (const budget of graph.allOf('policy/PodDisruptionBudget')) {
      this.addTo(this.budgets, budget, graph.selectedBy(budget.spec?.selector, budget.metadata.namespace));
    }
    for (const service of graph.allOf('/Service')) {
      const { selector } = service.spec ?? {};
      if (!isObject(selector) || Object.keys(selector).length === 0) continue;
      this.addTo(this.services, service, graph.labelled(selector, service.metadata.namespace));
    }
    for (const ingress of graph.allOf('networking.k8s.io/Ingress')) this.addIngress(ingress);
  }

  /** Whether it keeps a number of pods running. */
  public isKept({ manifest }: Workload): boolean {
    return KEPT.has(kindOf(manifest));
  }

  /** How many pods it has; none where it is no kind that keeps some. */
  public replicasOf({ manifest, template }: Workload): Replicas | undefined {
    if (kindOf(manifest) === 'serving.knative.dev/Service')
      return knativeReplicas(manifest, template.metadata.annotations);
    if (!KEPT.has(kindOf(manifest))) return undefined;
    const scaler = this.scalers.get(identityOf(manifest));
    const own = manifest.spec?.replicas ?? 1;
    if (!scaler)
      return {
        min: own,
        max: own,
        by: manifest,
        path: manifest.spec?.replicas === undefined ? 'spec' : 'spec.replicas',
      };
    const { maxReplicas, minReplicas = 1 } = scaler.spec ?? {};
    const path = scaler.spec?.minReplicas === undefined ? 'spec' : 'spec.minReplicas';
    return { min: numberOr(minReplicas, 1), max: numberOr(maxReplicas, numberOr(minReplicas, 1)), by: scaler, path };
  }

  /** Budgets that select its pods. */
  public budgetsOf({ manifest }: Workload): readonly Manifest[] {
    return this.budgets.get(manifest) ?? [];
  }

  /** Services that select its pods. */
  public servicesOf({ manifest }: Workload): readonly Manifest[] {
    return this.services.get(manifest) ?? [];
  }

  /** Whether requests from outside of the cluster reach it. */
  public isExposed(workload: Workload): boolean {
    return this.servicesOf(workload).some(
      ({ metadata, spec }) =>
        spec?.type === 'LoadBalancer' ||
        spec?.type === 'NodePort' ||
        this.exposed.has(`${metadata.namespace}/${metadata.name}`),
    );
  }

  /** What keeps pods running, with its number, as far as that is more than none. */
  public keptWith(manifest: Manifest): { readonly workload: Workload; readonly replicas: Replicas } | undefined {
    const workload = this.graph.workloadOf(manifest);
    const replicas = workload && this.replicasOf(workload);
    return workload && replicas && replicas.max > 0 ? { workload, replicas } : undefined;
  }

  private addScaler(scaler: Manifest): void {
    const {
      apiVersion = '',
      kind = '',
      name = '',
    } = isObject(scaler.spec?.scaleTargetRef) ? scaler.spec.scaleTargetRef : {};
    if (typeof apiVersion !== 'string') return;
    this.scalers.set(nameOf(kindOf({ apiVersion, kind }), scaler.metadata.namespace, name), scaler);
  }

  private addTo(map: Map<Manifest, Manifest[]>, one: Manifest, workloads: readonly Workload[]): void {
    for (const { manifest } of workloads) {
      const list = map.get(manifest);
      if (list) list.push(one);
      else map.set(manifest, [one]);
    }
  }

  private addIngress({ metadata, spec = {} }: Manifest): void {
    const backends = [spec.defaultBackend];
    for (const [, rule] of entriesOf<Fields>('', spec.rules)) {
      for (const [, { backend }] of entriesOf<Fields>('', rule.http?.paths)) backends.push(backend);
    }
    for (const backend of backends) {
      if (backend?.service) this.exposed.add(`${metadata.namespace}/${backend.service.name}`);
    }
  }
}

function identityOf(manifest: Manifest): string {
  return nameOf(kindOf(manifest), manifest.metadata.namespace, manifest.metadata.name ?? '');
}

/** A Service of Knative goes down to none, unless annotations of its revisions say otherwise. */
function knativeReplicas(manifest: Manifest, annotations: Readonly<Record<string, string>> = {}): Replicas {
  const read = (...names: readonly string[]) =>
    names.map((name) => Number(annotations[`autoscaling.knative.dev/${name}`])).find((number) => !Number.isNaN(number));
  const min = read('min-scale', 'minScale') ?? 0;
  return { min, max: read('max-scale', 'maxScale') || Number.POSITIVE_INFINITY, by: manifest, path: 'spec.template' };
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' ? value : other;
}
