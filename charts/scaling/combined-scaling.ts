import type { Construct } from '../construct';
import { type AdditionsByProp, checkAdditions, mergeAdditions } from '../workload/pod-additions';
import type { PodAdditions, WorkloadFacts } from '../workload/workload-part';
import type { DeploymentBody, IScaling, ReplicaRange, Wrapping } from './i-scaling';

/** Each of them scales what the ones before it have put in the place of the workload; any other, the workload. */
const CHAIN = ['Scaling.elasticWorkload', 'Scaling.horizontal', 'Scaling.scheduled'];

/** Several ways to scale a workload that do not fight. */
export class CombinedScaling implements IScaling {
  public readonly madeBy: string;
  public readonly replicas?: ReplicaRange;
  public readonly isAutomatic: boolean;
  public readonly followed: IScaling['followed'];
  public readonly wrapping?: Wrapping;

  private readonly scalings: readonly IScaling[];

  constructor(scalings: readonly IScaling[]) {
    this.scalings = [...scalings].sort((one, other) => CHAIN.indexOf(one.madeBy) - CHAIN.indexOf(other.madeBy));
    this.madeBy = scalings.map(({ madeBy }) => madeBy).join(', ');
    this.replicas = scalings.find(({ replicas }) => replicas)?.replicas;
    this.isAutomatic = scalings.some(({ isAutomatic }) => isAutomatic);
    this.followed = scalings.flatMap(({ followed }) => followed);
    this.wrapping = this.wrap(scalings.find(({ wrapping }) => wrapping)?.wrapping);
  }

  public check(workload: WorkloadFacts): string[] {
    const problems = this.scalings.flatMap((scaling) => scaling.check(workload));
    // what cannot be had may not be able to say what it adds
    return problems.length > 0 ? problems : checkAdditions(this.collectAdditions(workload));
  }

  public renderPod(workload: WorkloadFacts): PodAdditions {
    return mergeAdditions(this.collectAdditions(workload));
  }

  public defineObjects(scope: Construct, workload: WorkloadFacts): void {
    const { apiVersion, kind, name } = workload.controller;
    let controller = { apiVersion, kind, name };
    for (const scaling of this.scalings) {
      const scaled = { ...workload, controller };
      scaling.defineObjects?.(
        scope,
        scaled,
        this.scalings.filter((other) => other !== scaling),
      );
      controller = scaling.standIn?.(scaled) ?? controller;
    }
  }

  private collectAdditions(workload: WorkloadFacts): AdditionsByProp {
    return Object.fromEntries(this.scalings.map((scaling) => [scaling.madeBy, scaling.renderPod?.(workload) ?? {}]));
  }

  /**
   * OpenKruise refuses a UnitedDeployment with limits of units, but without `replicas`: so there is the largest number
   * also where an autoscaler decides. Each apply then raises it for a while, and never takes away what is needed.
   */
  private wrap(wrapping: Wrapping | undefined): Wrapping | undefined {
    if (!wrapping) return undefined;
    const renderSpec = ({ labels, spec }: DeploymentBody) =>
      wrapping.renderSpec({ labels, spec: { ...spec, replicas: spec.replicas ?? this.replicas?.max } });
    return { ...wrapping, renderSpec };
  }
}
