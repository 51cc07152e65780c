import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest, titleOf } from '../manifest';
import { containersOf } from '../pod-template';
import { selects } from '../selector';
import { kindOf, type ManifestGraph, type Workload } from './manifest-graph';

const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';
const CRON_AUTOSCALER = 'autoscaling.alibabacloud.com/CronHorizontalPodAutoscaler';
const BUDGET = 'policy/PodDisruptionBudget';

/** An autoscaler scales something that exists, alone, and can measure it. */
export function* checkScaleTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (![AUTOSCALER, CRON_AUTOSCALER].includes(kindOf(manifest))) return;
  const { scaleTargetRef } = manifest.spec ?? {};
  const target = targetOf(manifest, graph);
  if (!target) return yield `spec.scaleTargetRef: there is no ${scaleTargetRef.kind} ${show(scaleTargetRef.name)}`;
  if (kindOf(manifest) !== AUTOSCALER) return;
  const rival = graph.allOf(AUTOSCALER).find((other) => other !== manifest && targetOf(other, graph) === target);
  if (rival) yield `spec.scaleTargetRef: ${titleOf(rival)} scales the same ${scaleTargetRef.kind}`;
  if (target.spec?.replicas !== undefined) {
    yield `spec.scaleTargetRef: ${titleOf(target)} sets spec.replicas, so that each apply undoes the scaling`;
  }
  const workload = graph.workloadOf(target);
  if (workload) yield* checkMetrics(manifest, workload);
}

function targetOf({ metadata, spec }: Manifest, graph: ManifestGraph): Manifest | undefined {
  const { apiVersion = '', kind, name } = spec?.scaleTargetRef ?? {};
  return graph.find(`${groupOf({ apiVersion })}/${kind}`, metadata.namespace, name);
}

/** A utilization is a share of what every container requests; without one request there is no value. */
function* checkMetrics({ spec }: Manifest, { manifest, template }: Workload): Problems {
  for (const [at, { resource }] of entriesOf('spec.metrics', spec.metrics)) {
    if (resource?.target?.type !== 'Utilization') continue;
    for (const { container, list } of containersOf(template)) {
      const { limits = {}, requests = {} } = container.resources ?? {};
      if (list !== 'containers' || (requests[resource.name] ?? limits[resource.name]) !== undefined) continue;
      yield `${at}.resource: container ${show(container.name)} of ${titleOf(manifest)} requests no ${resource.name}`;
    }
  }
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
