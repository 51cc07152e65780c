import type { Manifest } from '../manifests';

/** What would take too many replicas of a workload away, or none when a node has to go; none if nothing does. */
export function checkAvailability(objects: readonly Manifest[]): string[] {
  return objects.flatMap((object) => {
    const problems = [...checkSelectors(object), ...checkRollout(object), ...checkBudget(object, objects)];
    return problems.map((problem) => `${object.kind} ${object.metadata.name}: ${problem}`);
  });
}

const SELECTED = ['app.kubernetes.io/instance', 'app.kubernetes.io/name'];

/** Selectors that cannot be changed have the two labels that say who a workload is, and nothing else. */
function checkSelectors({ kind, spec }: Manifest): string[] {
  if (!['Deployment', 'StatefulSet', 'UnitedDeployment', 'PodDisruptionBudget'].includes(kind)) return [];
  const keys = Object.keys(spec.selector.matchLabels).sort();
  return keys.join() === SELECTED.join() ? [] : [`selects by ${keys.join(', ')}`];
}

/** Never fewer than declared, unless it is said; a StatefulSet has one less, and no field to take more away. */
function checkRollout({ kind, spec }: Manifest): string[] {
  if (kind === 'StatefulSet') {
    const { type, ...rest } = spec.updateStrategy;
    return type === 'RollingUpdate' && Object.keys(rest).length === 0 ? [] : ['takes more than one away'];
  }
  const deployment = kind === 'UnitedDeployment' ? spec.template.deploymentTemplate.spec : spec;
  if (!['Deployment', 'UnitedDeployment'].includes(kind) || deployment.strategy.type === 'Recreate') return [];
  const { maxUnavailable, maxSurge } = deployment.strategy.rollingUpdate;
  return maxUnavailable === 0 && Number.parseInt(maxSurge, 10) > 0 ? [] : ['goes below the declared replicas'];
}

/** A drain can always go on, and never takes the last of two or more. */
function checkBudget({ kind, metadata, spec }: Manifest, objects: readonly Manifest[]): string[] {
  if (kind !== 'PodDisruptionBudget') return [];
  const { maxUnavailable, minAvailable } = spec;
  const least = leastReplicas(metadata.name, objects);
  return [
    ...(maxUnavailable >= 1 && minAvailable === undefined ? [] : ['blocks every drain']),
    ...(maxUnavailable < Math.max(2, least) ? [] : [`lets all ${least} replicas go`]),
  ];
}

/** The fewest that an autoscaler, a clock or the manifest leaves. */
function leastReplicas(name: string, objects: readonly Manifest[]): number {
  const named = objects.filter(({ metadata }) => metadata.name === name);
  const of = (kind: string) => named.find((object) => object.kind === kind)?.spec;
  const clock = of('CronHorizontalPodAutoscaler')?.jobs.map((job: { targetSize: number }) => job.targetSize);
  const controller = of('ElasticWorkload') ?? of('Deployment') ?? of('StatefulSet') ?? of('UnitedDeployment');
  return of('HorizontalPodAutoscaler')?.minReplicas ?? (clock && Math.min(...clock)) ?? controller.replicas;
}
