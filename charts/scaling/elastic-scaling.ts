import { checkInstance, checkInteger, checkList, duplicates, failOn } from '../../lib/problems';
import { checkObject } from '../object/shape';
import type { WorkloadFacts } from '../workload/workload-part';
import { ElasticUnit } from './elastic-unit';
import type { DeploymentBody, IScaling, Wrapping } from './i-scaling';
import { checkHasNodes, checkVirtualPod } from './virtual-node';

/** See `Scaling.elastic`. */
export interface ElasticScalingProps {
  /** In the order in which they fill; they empty in the reverse order. One at least has no `max`. */
  readonly units: readonly ElasticUnit[];
  /**
   * Pods that find no room in their unit for so many seconds move on to the next. Needs an OpenKruise that knows the
   * strategy `Adaptive`.
   *
   * @default - they stay Pending, and their unit grows or is emptied by others
   */
  readonly moveOnAfterSeconds?: number;
}

const EXAMPLE = '[ElasticUnit.nodes({ max: 6 }), ElasticUnit.virtualNodes()]';

/** A UnitedDeployment (`apps.kruise.io/v1alpha1`) in the place of a Deployment. See `Scaling.elastic`. */
export class ElasticScaling implements IScaling {
  public readonly madeBy = 'Scaling.elastic';
  public readonly isAutomatic = false;
  public readonly followed = [];
  public readonly wrapping: Wrapping = {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'UnitedDeployment',
    renderSpec: (deployment) => this.render(deployment),
  };

  constructor(private readonly props: ElasticScalingProps) {
    failOn(this.madeBy, checkObject('props', props, `{ units: ${EXAMPLE} }`));
    failOn(this.madeBy, [
      ...checkUnits(props.units, EXAMPLE),
      ...checkInteger('moveOnAfterSeconds', props.moveOnAfterSeconds, { min: 1, example: 30 }),
    ]);
    failOn(this.madeBy, checkLimits(props));
  }

  public check(workload: WorkloadFacts): string[] {
    const { kind } = workload.controller;
    return [
      ...(['Deployment', 'UnitedDeployment'].includes(kind)
        ? []
        : [`'scaling' has Scaling.elastic(…), which divides a Deployment, but this is a ${kind}`]),
      ...checkUnitsOf(this.madeBy, this.props.units, workload),
    ];
  }

  public checkBeside(others: readonly IScaling[]): string[] {
    return others
      .filter(({ madeBy }) => ['Scaling.burst', 'Scaling.elasticWorkload'].includes(madeBy))
      .map(({ madeBy }) => `has Scaling.elastic(…) and ${madeBy}(…), which both decide where pods run; leave one out`);
  }

  private render({ labels, spec }: DeploymentBody): object {
    const { replicas, ...deployment } = spec;
    const { units, moveOnAfterSeconds } = this.props;
    const containers = spec.template.spec?.containers ?? [];
    return {
      replicas,
      revisionHistoryLimit: spec.revisionHistoryLimit,
      selector: spec.selector,
      template: { deploymentTemplate: { metadata: { labels }, spec: deployment } },
      topology: {
        subsets: units.map((unit) => unit._renderSubset(containers as never)),
        scheduleStrategy: moveOnAfterSeconds && {
          type: 'Adaptive',
          adaptive: { rescheduleCriticalSeconds: moveOnAfterSeconds },
        },
      },
    };
  }
}

/** OpenKruise fills units in their order, each up to its limit. */
function checkLimits({ units, moveOnAfterSeconds }: ElasticScalingProps): string[] {
  const open = units.findIndex(({ max }) => max === undefined);
  if (open < 0) {
    return [
      "'units' must have one without 'max', which takes what the others do not: OpenKruise refuses a UnitedDeployment otherwise",
    ];
  }
  if (moveOnAfterSeconds !== undefined) return [];
  return units
    .slice(open + 1)
    .filter(({ min }) => min === 0)
    .map(
      ({ name }) =>
        `'units' has '${name}' behind '${units[open]?.name}', which has no 'max' and so takes all; give that one a 'max', or moveOnAfterSeconds`,
    );
}

/** Problems of units that a workload is to have at once. */
export function checkUnits(units: readonly ElasticUnit[], example: string): string[] {
  if (!Array.isArray(units)) return checkList('units', units, example);
  if (units.length === 0) return [`'units' must have one at least, e.g. ${example}`];
  const problems = units.flatMap((unit, index) =>
    checkInstance(`units[${index}]`, unit, ElasticUnit, 'ElasticUnit.nodes({ max: 6 })'),
  );
  if (problems.length > 0) return problems;
  return duplicates(units.map(({ name }: ElasticUnit) => name)).map(
    (name) => `'units' has the name '${name}' twice; give each its own`,
  );
}

/** Problems of units of a certain workload. */
export function checkUnitsOf(madeBy: string, units: readonly ElasticUnit[], workload: WorkloadFacts): string[] {
  const { target, containers, replicas } = workload;
  const least = units.reduce((sum, { min }) => sum + min, 0);
  const isVirtual = units.some((unit) => unit.isVirtual);
  return [
    ...(isVirtual && target.platform !== 'ack'
      ? [`'scaling' has ${madeBy}(…) with virtual nodes, which ACK clusters alone have; leave it out on this target`]
      : []),
    ...(least > replicas.min
      ? [
          `'scaling' has ${madeBy}(…) whose units have ${least} replicas at least, but there may be as few as ${replicas.min}; lower a 'min'`,
        ]
      : []),
    ...checkHasNodes(madeBy, workload),
    ...(isVirtual ? checkVirtualPod(workload) : []),
    ...units.flatMap((unit) => unit._check(containers)),
  ];
}
