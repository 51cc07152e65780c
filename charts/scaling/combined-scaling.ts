import type { Construct } from '../construct';
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
    return this.scalings.flatMap((scaling) => scaling.check(workload));
  }

  public renderPod(workload: WorkloadFacts): PodAdditions {
    const all = this.scalings.map((scaling) => scaling.renderPod?.(workload) ?? {});
    return {
      labels: Object.assign({}, ...all.map(({ labels }) => labels)),
      annotations: Object.assign({}, ...all.map(({ annotations }) => annotations)),
      tolerations: all.flatMap(({ tolerations = [] }) => tolerations),
      affinity: all.find(({ affinity }) => affinity)?.affinity,
    };
  }

  public defineObjects(scope: Construct, workload: WorkloadFacts): void {
    const { apiVersion, kind, name } = workload.controller;
    let controller = { apiVersion, kind, name };
    for (const scaling of this.scalings) {
      const scaled = { ...workload, controller };
      scaling.defineObjects?.(scope, scaled);
      controller = scaling.standIn?.(scaled) ?? controller;
    }
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
