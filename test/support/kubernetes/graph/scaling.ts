import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest, titleOf } from '../manifest';
import { containersOf } from '../pod-template';
import { selects } from '../selector';
import { type KindName, kindOf, type ManifestGraph, type Workload } from './manifest-graph';

const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';
const CRON_AUTOSCALER = 'autoscaling.alibabacloud.com/CronHorizontalPodAutoscaler';
const VERTICAL_AUTOSCALER = 'autoscaling.k8s.io/VerticalPodAutoscaler';
const ELASTIC_WORKLOAD = 'autoscaling.alibabacloud.com/ElasticWorkload';
const UNITED_DEPLOYMENT = 'apps.kruise.io/UnitedDeployment';
const RESOURCE_POLICY = 'scheduling.alibabacloud.com/ResourcePolicy';
const BUDGET = 'policy/PodDisruptionBudget';

/** Where each kind of scaler names what it scales. */
const TARGETS: Readonly<Record<string, string>> = {
  [AUTOSCALER]: 'scaleTargetRef',
  [CRON_AUTOSCALER]: 'scaleTargetRef',
  [VERTICAL_AUTOSCALER]: 'targetRef',
  [ELASTIC_WORKLOAD]: 'sourceTarget',
};

/** A scaler scales something that exists, alone, and can measure it. */
export function* checkScaleTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  const field = TARGETS[kindOf(manifest)];
  if (!field) return;
  const reference = manifest.spec?.[field];
  const target = targetOf(manifest, graph);
  if (!target) return yield `spec.${field}: there is no ${reference.kind} ${show(reference.name)}`;
  yield* checkRivals(manifest, target, graph);
  if (kindOf(manifest) !== VERTICAL_AUTOSCALER) yield* checkNumber(manifest, target);
  const workload = graph.workloadOf(sourceOf(target, graph));
  if (kindOf(manifest) === AUTOSCALER && workload) yield* checkMetrics(manifest, workload);
}

function targetOf(scaler: Manifest, graph: ManifestGraph): Manifest | undefined {
  const { apiVersion = '', kind, name } = scaler.spec?.[TARGETS[kindOf(scaler)] ?? ''] ?? {};
  return graph.find(`${groupOf({ apiVersion })}/${kind}`, scaler.metadata.namespace, name);
}

/** What makes the pods, where something stands before it that is scaled. */
function sourceOf(target: Manifest, graph: ManifestGraph): Manifest {
  return (kindOf(target) === ELASTIC_WORKLOAD && targetOf(target, graph)) || target;
}

/** Two that change the number of one object fight, and so do two that change its size. */
function* checkRivals(manifest: Manifest, target: Manifest, graph: ManifestGraph): Problems {
  const kind = kindOf(manifest);
  const field = TARGETS[kind];
  const kinds = kind === VERTICAL_AUTOSCALER ? [kind] : [AUTOSCALER, CRON_AUTOSCALER, ELASTIC_WORKLOAD];
  const rivals = kinds.flatMap((other) => graph.allOf(other as KindName)).filter((other) => other !== manifest);
  const rival = rivals.find((other) => targetOf(other, graph) === target);
  if (!rival) return;
  const advice = kind === CRON_AUTOSCALER && rival.kind === 'HorizontalPodAutoscaler' ? ', aim at that one' : '';
  yield `spec.${field}: ${titleOf(rival)} scales the same ${target.kind}${advice}`;
}

/** A number in the manifest comes back with each apply. */
function* checkNumber(manifest: Manifest, target: Manifest): Problems {
  const { replicas } = target.spec ?? {};
  if (replicas === undefined) return;
  // OpenKruise refuses one without a number; the largest takes away nothing that is needed
  if (kindOf(target) === UNITED_DEPLOYMENT && replicas >= (manifest.spec.maxReplicas ?? 0)) return;
  const field = TARGETS[kindOf(manifest)];
  yield `spec.${field}: ${titleOf(target)} sets spec.replicas, so that each apply undoes the scaling`;
}

/** A utilization is a share of what every container requests; without one request there is no value. */
function* checkMetrics({ spec }: Manifest, { manifest, template }: Workload): Problems {
  const containers = containersOf(template).filter(({ list }) => list === 'containers');
  for (const [at, { resource, containerResource }] of entriesOf('spec.metrics', spec.metrics)) {
    const { container: only, name, target } = containerResource ?? resource ?? {};
    if (target?.type !== 'Utilization') continue;
    const measured = containers.filter(({ container }) => only === undefined || container.name === only);
    const field = containerResource ? 'containerResource' : 'resource';
    if (measured.length === 0) yield `${at}.${field}: ${titleOf(manifest)} has no container ${show(only)}`;
    for (const { container } of measured) {
      const { limits = {}, requests = {} } = container.resources ?? {};
      if ((requests[name] ?? limits[name]) !== undefined) continue;
      yield `${at}.${field}: container ${show(container.name)} of ${titleOf(manifest)} requests no ${name}`;
    }
  }
}

/** One autoscaler changes the requests that the other measures the use against. */
export function* checkVerticalRivals(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== VERTICAL_AUTOSCALER) return;
  const { updatePolicy = {}, resourcePolicy = {} } = manifest.spec;
  if (updatePolicy.updateMode === 'Off') return;
  const target = targetOf(manifest, graph);
  const policies: Fields[] = resourcePolicy.containerPolicies ?? [{}];
  const changed = policies
    .filter(({ mode }) => mode !== 'Off')
    .flatMap(({ controlledResources = ['cpu', 'memory'] }) => controlledResources);
  for (const scaler of graph.allOf(AUTOSCALER)) {
    const scaled = targetOf(scaler, graph);
    if (!scaled || sourceOf(scaled, graph) !== target) continue;
    const followed = (scaler.spec.metrics ?? []).map(
      ({ resource, containerResource }: Fields) => (resource ?? containerResource)?.name,
    );
    const shared = changed.find((resource) => followed.includes(resource));
    if (shared) yield `spec.targetRef: ${titleOf(scaler)} follows ${shared}, whose requests this one changes`;
  }
}

/** A policy that picks no pods sends none anywhere. */
export function* checkResourcePolicyTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== RESOURCE_POLICY) return;
  const { selector = {} } = manifest.spec;
  const workloads = graph.workloadsIn(manifest.metadata.namespace);
  if (workloads.some(({ template }) => selects({ matchLabels: selector }, template.metadata.labels))) return;
  yield `spec.selector: matches no pods, got ${show(selector)}`;
}

/** A budget guards pods that exist, and no pod has two. */
export function* checkBudgetTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== BUDGET) return;
  const { namespace } = manifest.metadata;
  const guarded = graph.workloadsIn(namespace).filter((workload) => isGuardedBy(manifest, workload));
  if (guarded.length === 0) return yield `spec.selector: matches no pods, got ${show(manifest.spec?.selector)}`;
  const rivals = graph.allOf(BUDGET).filter((other) => other !== manifest && other.metadata.namespace === namespace);
  for (const rival of rivals) {
    const shared = guarded.find((workload) => isGuardedBy(rival, workload));
    if (shared)
      yield `spec.selector: ${titleOf(rival)} selects ${titleOf(shared.manifest)} too, eviction fails with two`;
  }
}

function isGuardedBy(budget: Fields, { template }: Workload): boolean {
  return selects(budget.spec?.selector, template.metadata.labels);
}
