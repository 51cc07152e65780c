import { entriesOf, type Fields, isObject, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupBy, oncePer } from '../indexed';
import { groupOf, type Manifest, titleOf } from '../manifest';
import { type KindName, kindOf, type ManifestGraph, type Workload } from '../manifest-graph';
import { containersOf } from '../pod-template';

const NO_TARGET = new Rule({
  id: 'K8S146',
  severity: 'error',
  title: 'Autoscaler of nothing',
  why: 'Nothing scales; the reason is in the events of the autoscaler only.',
  fix: 'Correct scaleTargetRef.',
  source: 'Kubernetes: Horizontal Pod Autoscaling',
});

const RIVALS = new Rule({
  id: 'K8S147',
  severity: 'error',
  title: 'Autoscalers that fight',
  why: 'Each undoes what the other does: pods come and go without a reason, or sizes change under load.',
  fix: 'Leave one; an autoscaler by the clock aims at the HorizontalPodAutoscaler.',
  source: 'kubernetes-cronhpa-controller: README; Kubernetes autoscaler: VPA, known limitations',
});

const FIXED_NUMBER = new Rule({
  id: 'K8S148',
  severity: 'warning',
  title: 'Replicas beside an autoscaler',
  why: 'Each apply sets the number back, also under load.',
  fix: 'Leave out spec.replicas; hand it over once with server-side apply.',
  source: 'Kubernetes: Horizontal Pod Autoscaling, "Migrating Deployments and StatefulSets"',
});

const NO_REQUEST = new Rule({
  id: 'K8S149',
  severity: 'error',
  title: 'Utilization without a request',
  why: 'A utilization is a share of the requests of all containers: where one has none, the autoscaler never acts.',
  fix: 'Request the resource in each container, or follow averageValue.',
  source: 'Kubernetes: Horizontal Pod Autoscaling, "Resource metrics"',
});

const NO_PODS = new Rule({
  id: 'K8S151',
  severity: 'error',
  title: 'Resource policy without pods',
  why: 'It sends no pod anywhere.',
  fix: 'Correct the selector.',
  source: 'ACK: "Configure priority-based resource scheduling"',
});

const UNGUARDED = new Rule({
  id: 'K8S141',
  severity: 'error',
  title: 'Disruption budget without pods',
  why: 'It guards nothing: a drain takes all pods at once.',
  fix: 'Let the selector match the labels of the pods.',
  source: 'Kubernetes: Specifying a Disruption Budget',
});

const TWO_BUDGETS = new Rule({
  id: 'K8S142',
  severity: 'error',
  title: 'Two disruption budgets for one pod',
  why: 'Eviction of such a pod fails: nodes can be neither drained nor scaled in.',
  fix: 'Let each pod be selected by one budget.',
  source: 'Kubernetes: Specifying a Disruption Budget',
});

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
  if (!target)
    return yield problem(`spec.${field}`, `there is no ${reference?.kind} ${show(reference?.name)}`, {
      severity: graph.severityOfMissing,
    });
  yield* checkRivals(manifest, target, graph);
  if (kindOf(manifest) !== VERTICAL_AUTOSCALER) yield* checkNumber(manifest, target);
  const workload = graph.workloadOf(sourceOf(target, graph));
  if (kindOf(manifest) === AUTOSCALER && workload) yield* checkMetrics(manifest, workload, graph);
}

function targetOf(scaler: Manifest, graph: ManifestGraph): Manifest | undefined {
  const { apiVersion = '', kind, name } = scaler.spec?.[TARGETS[kindOf(scaler)] ?? ''] ?? {};
  return graph.find(`${groupOf({ apiVersion })}/${kind}`, scaler.metadata.namespace, name);
}

/** Scalers of a kind by what they scale. */
function scalersOf(graph: ManifestGraph, kind: KindName): ReadonlyMap<Manifest, readonly Manifest[]> {
  return scalersByKind(graph)(kind);
}

const scalersByKind = oncePer((graph: ManifestGraph) => {
  const known = new Map<KindName, ReadonlyMap<Manifest, readonly Manifest[]>>();
  return (kind: KindName) => {
    const scalers = known.get(kind) ?? groupBy(graph.allOf(kind), (scaler) => targetOf(scaler, graph));
    known.set(kind, scalers);
    return scalers;
  };
});

/** What makes the pods, where something stands before it that is scaled. */
function sourceOf(target: Manifest, graph: ManifestGraph): Manifest {
  return (kindOf(target) === ELASTIC_WORKLOAD && targetOf(target, graph)) || target;
}

/** Two that change the number of one object fight, and so do two that change its size. */
function* checkRivals(manifest: Manifest, target: Manifest, graph: ManifestGraph): Problems {
  const kind = kindOf(manifest);
  const field = TARGETS[kind];
  const kinds = kind === VERTICAL_AUTOSCALER ? [kind] : [AUTOSCALER, CRON_AUTOSCALER, ELASTIC_WORKLOAD];
  const rivals = kinds.flatMap((other) => scalersOf(graph, other as KindName).get(target) ?? []);
  const rival = rivals.find((other) => other !== manifest);
  if (!rival) return;
  const advice = kind === CRON_AUTOSCALER && rival.kind === 'HorizontalPodAutoscaler' ? ', aim at that one' : '';
  yield RIVALS.at(`spec.${field}`, `${titleOf(rival)} scales the same ${target.kind}${advice}`);
}

/** A number in the manifest comes back with each apply. */
function* checkNumber(manifest: Manifest, target: Manifest): Problems {
  const { replicas } = target.spec ?? {};
  if (replicas === undefined) return;
  // OpenKruise refuses one without a number; the largest takes away nothing that is needed
  if (kindOf(target) === UNITED_DEPLOYMENT && replicas >= (manifest.spec.maxReplicas ?? 0)) return;
  const field = TARGETS[kindOf(manifest)];
  yield FIXED_NUMBER.at(
    `spec.${field}`,
    `${titleOf(target)} sets spec.replicas, so that each apply undoes the scaling`,
  );
}

/** A utilization is a share of what every container requests; without one request there is no value. */
function* checkMetrics({ spec }: Manifest, { manifest, template }: Workload, graph: ManifestGraph): Problems {
  // a LimitRange may add requests
  const severity = graph.severityOfMissing;
  const containers = containersOf(template).filter(({ list }) => list === 'containers');
  for (const [at, { resource, containerResource }] of entriesOf('spec.metrics', spec.metrics)) {
    const { container: only, name, target } = containerResource ?? resource ?? {};
    if (target?.type !== 'Utilization') continue;
    const measured = containers.filter(({ container }) => only === undefined || container.name === only);
    const field = containerResource ? 'containerResource' : 'resource';
    if (measured.length === 0)
      yield NO_REQUEST.at(`${at}.${field}`, `${titleOf(manifest)} has no container ${show(only)}`);
    for (const { container } of measured) {
      const { limits = {}, requests = {} } = container.resources ?? {};
      if ((requests[name] ?? limits[name]) !== undefined) continue;
      yield NO_REQUEST.at(
        `${at}.${field}`,
        `container ${show(container.name)} of ${titleOf(manifest)} requests no ${name}`,
        { severity },
      );
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
  for (const scaler of target ? (followersOf(graph).get(target) ?? []) : []) {
    const followed = (scaler.spec.metrics ?? []).map(
      ({ resource, containerResource }: Fields) => (resource ?? containerResource)?.name,
    );
    const shared = changed.find((resource) => followed.includes(resource));
    if (shared)
      yield RIVALS.at('spec.targetRef', `${titleOf(scaler)} follows ${shared}, whose requests this one changes`);
  }
}

/** Horizontal autoscalers by what makes the pods that they count. */
const followersOf = oncePer((graph: ManifestGraph) =>
  groupBy(graph.allOf(AUTOSCALER), (scaler) => {
    const target = targetOf(scaler, graph);
    return target && sourceOf(target, graph);
  }),
);

/** A policy that picks no pods sends none anywhere. */
export function* checkResourcePolicyTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== RESOURCE_POLICY) return;
  const { selector = {} } = manifest.spec;
  if (!isObject(selector) || graph.labelled(selector, manifest.metadata.namespace).length > 0) return;
  const severity = graph.severityOfMissing;
  yield NO_PODS.at('spec.selector', `matches no pods, got ${show(selector)}`, { severity });
}

/** A budget guards pods that exist, and no pod has two. */
export function* checkBudgetTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== BUDGET) return;
  const guarded = guardedBy(manifest, graph);
  if (guarded.length === 0) {
    const severity = graph.severityOfMissing;
    return yield UNGUARDED.at('spec.selector', `matches no pods, got ${show(manifest.spec?.selector)}`, { severity });
  }
  const reported = new Set<Manifest>();
  for (const workload of guarded) {
    for (const rival of budgetsOf(graph).get(workload) ?? []) {
      if (rival === manifest || reported.has(rival)) continue;
      reported.add(rival);
      const message = `${titleOf(rival)} selects ${titleOf(workload.manifest)} too, eviction fails with two`;
      yield TWO_BUDGETS.at('spec.selector', message);
    }
  }
}

function guardedBy({ metadata, spec }: Manifest, graph: ManifestGraph): readonly Workload[] {
  return graph.selectedBy(spec?.selector, metadata.namespace);
}

/** The budgets of each workload. */
const budgetsOf = oncePer((graph: ManifestGraph): ReadonlyMap<Workload, readonly Manifest[]> => {
  const pairs = graph
    .allOf(BUDGET)
    .flatMap((budget) => guardedBy(budget, graph).map((workload) => ({ budget, workload })));
  const groups = [...groupBy(pairs, ({ workload }) => workload)];
  return new Map(groups.map(([workload, group]) => [workload, group.map(({ budget }) => budget)]));
});

export const scaleTargets = objectCheck([NO_TARGET, RIVALS, FIXED_NUMBER, NO_REQUEST], checkScaleTargets);
export const verticalRivals = objectCheck([RIVALS], checkVerticalRivals);
export const resourcePolicies = objectCheck([NO_PODS], checkResourcePolicyTargets);
export const budgetTargets = objectCheck([UNGUARDED, TWO_BUDGETS], checkBudgetTargets);
