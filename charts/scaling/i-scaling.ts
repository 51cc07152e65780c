import type { k8s } from 'cdk8s-plus-27';
import { duplicates, failOn, show } from '../../lib/problems';
import type { Construct } from '../construct';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { ifGiven } from '../object/shape';
import type { IWorkloadPart, WorkloadFacts } from '../workload/workload-part';
import { CombinedScaling } from './combined-scaling';
import { FixedScaling } from './fixed-scaling';

/** An object, as those that scale it name it. */
export type ScaleTarget = WorkloadFacts['controller'];

/** What would be a Deployment, were it not wrapped. */
export interface DeploymentBody {
  readonly labels: Labels;
  readonly spec: Plain<k8s.DeploymentSpec>;
}

/** What stands in the place of a Deployment, and makes several of it. */
export interface Wrapping {
  readonly apiVersion: string;
  readonly kind: 'UnitedDeployment';
  renderSpec(deployment: DeploymentBody): object;
}

/** Fewest and most replicas, surge of a rollout aside. */
export interface ReplicaRange {
  readonly min: number;
  readonly max: number;
}

/** Who decides how many pods a workload has, how large they are, and where they may run. See `Scaling`. */
export interface IScaling extends IWorkloadPart {
  /** How it is made, such as `Scaling.horizontal`. A workload has one of each at most. */
  readonly madeBy: string;
  /** @default - it says nothing about the number of replicas, only about their size or place */
  readonly replicas?: ReplicaRange;
  /** Whether somebody else than the manifest decides the number: then no `replicas` is written. */
  readonly isAutomatic: boolean;
  /** What it follows in percent of what containers request. */
  readonly followed: readonly ('cpu' | 'memory')[];
  /** @default - a Deployment stays one */
  readonly wrapping?: Wrapping;
  /** Why it cannot stand beside the others of a workload; none if it can. */
  checkBeside?(others: readonly IScaling[]): string[];
  /** Makes what is needed beside the pods, below the workload. */
  defineObjects?(scope: Construct, workload: WorkloadFacts, others?: readonly IScaling[]): void;
  /** What others have to scale in the place of the workload. */
  standIn?(workload: WorkloadFacts): ScaleTarget;
}

/** Problems of a way to scale, or of several that a workload is to have at once. */
export function checkScalings(prop: string, given: unknown): string[] {
  const scalings = listOf(given as IScaling);
  const problems = scalings.flatMap((scaling, index) =>
    checkShape(Array.isArray(given) ? `${prop}[${index}]` : prop, scaling),
  );
  if (problems.length > 0) return problems;
  return [
    ...duplicates(scalings.map(({ madeBy }) => madeBy)).map(
      (madeBy) => `'${prop}' has ${madeBy}(…) twice, and they would fight; leave one out`,
    ),
    ...checkNumbers(prop, scalings),
    ...scalings.flatMap((scaling) => {
      const others = scalings.filter((other) => other !== scaling);
      return (scaling.checkBeside?.(others) ?? []).map((problem) => `'${prop}' ${problem}`);
    }),
  ];
}

/**
 * All ways to scale a workload as one; three replicas where none says how many.
 *
 * @throws ValidationError when two of them fight, with the reason
 */
export function combineScalings(given: IScaling | readonly IScaling[] | undefined): IScaling {
  failOn(
    'scaling',
    ifGiven(given, (scalings) => checkScalings('scaling', scalings)),
  );
  const scalings = listOf(given ?? []);
  return new CombinedScaling(scalings.some(isCounting) ? scalings : [new FixedScaling(3), ...scalings]);
}

function listOf(given: IScaling | readonly IScaling[]): readonly IScaling[] {
  return Array.isArray(given) ? given : [given as IScaling];
}

function checkShape(prop: string, scaling: IScaling): string[] {
  const example = 'Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 })';
  if (typeof scaling?.check === 'function' && Array.isArray(scaling.followed)) return [];
  return [`'${prop}' must be a Scaling or a list of them, e.g. ${example}, got ${show(scaling)}`];
}

/** Each of two numbers would be undone by the other, at the next apply or sooner. */
function checkNumbers(prop: string, scalings: readonly IScaling[]): string[] {
  const names = [...new Set(scalings.filter(isCounting).map(({ madeBy }) => `${madeBy}(…)`))];
  if (names.length < 2) return [];
  return [`'${prop}' has ${names.join(' and ')}, which both decide the number of replicas; leave one out`];
}

function isCounting({ replicas }: IScaling): boolean {
  return replicas !== undefined;
}
