import { type Manifest, titleOf } from '../kubernetes/manifest';
import { kindOf, type ManifestGraph } from '../kubernetes/manifest-graph';
import { isObject } from '../plain-json';
import { objectCheck, type Problems, Rule } from '../rule';
import { WorkloadFacts } from './workload-facts';

const NO_BUDGET = new Rule({
  id: 'HA040',
  severity: 'warning',
  title: 'No disruption budget',
  why: 'Draining several nodes, as an upgrade of a node pool does, may evict all replicas at the same time.',
  fix: 'Add a PodDisruptionBudget with `maxUnavailable: 1` and the selector of the workload.',
  source: 'Kubernetes: Specifying a Disruption Budget for your Application',
});

const NO_EVICTION = new Rule({
  id: 'HA041',
  severity: 'warning',
  title: 'Disruption budget that allows no disruption',
  why: 'Nodes with such a pod are never drained: upgrades, repairs and scale-in of node pools wait for ever.',
  fix: 'Write `maxUnavailable: 1`, and run one replica more than must be there.',
  source: 'Kubernetes: Specifying a Disruption Budget for your Application',
});

const OTHER_SELECTOR = new Rule({
  id: 'HA042',
  severity: 'warning',
  title: 'Disruption budget that is not for one workload',
  why: 'It counts the pods of several workloads together: all that may be missing can be missing from one of them.',
  fix: 'Give each workload a budget, with the very selector of the workload.',
  source: 'Kubernetes: Specifying a Disruption Budget for your Application',
});

/** Whoever has several pods says how many may be missing. */
function* checkBudget(manifest: Manifest, graph: ManifestGraph): Problems {
  const facts = WorkloadFacts.of(graph);
  const kept = facts.keptWith(manifest);
  if (!kept || kept.replicas.max < 2 || kindOf(manifest) === 'serving.knative.dev/Service') return;
  if (facts.budgetsOf(kept.workload).length === 0)
    yield NO_BUDGET.at('', `no PodDisruptionBudget selects its ${kept.replicas.max} pods`);
}

/** A budget lets one pod go at the least, and is for one workload. */
function* checkAllowance(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'policy/PodDisruptionBudget') return;
  const facts = WorkloadFacts.of(graph);
  const guarded = graph
    .selectedBy(manifest.spec?.selector, manifest.metadata.namespace)
    .filter((one) => facts.isKept(one));
  if (guarded.length > 1)
    yield OTHER_SELECTOR.at(
      'spec.selector',
      `selects ${guarded
        .slice(0, 5)
        .map((one) => titleOf(one.manifest))
        .join(', ')}`,
    );
  const pods = guarded.reduce((total, one) => total + (facts.replicasOf(one)?.min ?? 0), 0);
  yield* checkNumbers(manifest, guarded.length > 0 ? pods : undefined);
}

function* checkNumbers({ spec }: Manifest, pods: number | undefined): Problems {
  if (!isObject(spec)) return;
  const { maxUnavailable, minAvailable } = spec;
  if (maxUnavailable === 0 || maxUnavailable === '0%')
    yield NO_EVICTION.at('spec.maxUnavailable', `no pod may be missing, got ${maxUnavailable}`);
  if (minAvailable === '100%') yield NO_EVICTION.at('spec.minAvailable', 'no pod may be missing, got 100%');
  else if (minAvailable !== undefined && pods !== undefined && pods > 0 && roundedUp(minAvailable, pods) >= pods)
    yield NO_EVICTION.at('spec.minAvailable', `all ${pods} pods have to be there, got ${minAvailable}`);
}

/** Percentages are rounded up. */
function roundedUp(value: unknown, pods: number): number {
  return typeof value === 'string' ? Math.ceil((Number.parseFloat(value) / 100) * pods) : Number(value);
}

export const budgets = objectCheck([NO_BUDGET], checkBudget);
export const budgetAllowance = objectCheck([NO_EVICTION, OTHER_SELECTOR], checkAllowance);
