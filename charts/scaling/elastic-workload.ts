import { failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkObject, checkRequiredInteger } from '../object/shape';
import type { WorkloadFacts } from '../workload/workload-part';
import { checkUnits, checkUnitsOf } from './elastic-scaling';
import type { ElasticUnit } from './elastic-unit';
import type { IScaling, ScaleTarget } from './i-scaling';

/** See `Scaling.elasticWorkload`. */
export interface ElasticWorkloadProps {
  /** The fewest replicas of the Deployment itself. */
  readonly min: number;
  /** The most replicas of the Deployment itself; the rest goes to the units. */
  readonly max: number;
  /** In the order in which they fill; they empty in the reverse order. */
  readonly units: readonly ElasticUnit[];
}

const EXAMPLE = '{ min: 2, max: 4, units: [ElasticUnit.virtualNodes()] }';

/**
 * An ElasticWorkload (`autoscaling.alibabacloud.com/v1beta1`), which clones a Deployment. See `Scaling.elasticWorkload`.
 */
export class ElasticWorkloadScaling implements IScaling {
  public readonly madeBy = 'Scaling.elasticWorkload';
  public readonly isAutomatic = true;
  public readonly followed = [];

  constructor(private readonly props: ElasticWorkloadProps) {
    failOn(this.madeBy, checkObject('props', props, EXAMPLE));
    const { min, max, units } = props;
    failOn(this.madeBy, [
      ...checkRequiredInteger('min', min, { min: 0, example: 2 }),
      ...checkRequiredInteger('max', max, { min: 1, example: 4 }),
      ...(Number.isInteger(min) && Number.isInteger(max) && min > max
        ? [`'max' must not be below 'min', got min ${min} and max ${max}`]
        : []),
      ...checkUnits(units, '[ElasticUnit.virtualNodes()]'),
    ]);
  }

  public check(workload: WorkloadFacts): string[] {
    const { min, max, units } = this.props;
    const { controller, replicas, target } = workload;
    const room = units.reduce((sum, unit) => sum + (unit.max ?? Number.POSITIVE_INFINITY), max);
    return [
      ...(target.platform === 'ack'
        ? []
        : [`'scaling' has ${this.madeBy}(…), whose controller ACK alone has; use Scaling.elastic(…) on this target`]),
      ...(controller.kind === 'Deployment'
        ? []
        : [`'scaling' has ${this.madeBy}(…), which clones a Deployment, but this is a ${controller.kind}`]),
      ...(min > replicas.min
        ? [
            `'scaling' has ${this.madeBy}(…) with min ${min}, but there may be as few as ${replicas.min} replicas; lower it`,
          ]
        : []),
      ...(room < replicas.max
        ? [
            `'scaling' has ${this.madeBy}(…) with room for ${room} replicas, but there may be as many as ${replicas.max}; raise a 'max'`,
          ]
        : []),
      ...checkUnitsOf(this.madeBy, units, workload),
    ];
  }

  public checkBeside(others: readonly IScaling[]): string[] {
    if (!others.some(({ madeBy }) => madeBy === 'Scaling.burst')) return [];
    return [`has ${this.madeBy}(…) and Scaling.burst(…), which both decide where pods run; leave one out`];
  }

  public defineObjects(
    scope: Construct,
    { name, labels, controller, containers, replicas }: WorkloadFacts,
    others: readonly IScaling[] = [],
  ): void {
    const { min, max, units } = this.props;
    const isCounted = others.some((other) => other.replicas && other.isAutomatic);
    new KubernetesObject(scope, 'ElasticWorkload', {
      name,
      labels,
      spec: {
        sourceTarget: { ...controller, min, max },
        // each apply would reset what an autoscaler of this object has chosen
        replicas: isCounted ? undefined : replicas.max,
        elasticUnit: units.map((unit) => unit._renderUnit(containers)),
      },
    });
  }

  public standIn({ name }: WorkloadFacts): ScaleTarget {
    return { apiVersion: 'autoscaling.alibabacloud.com/v1beta1', kind: 'ElasticWorkload', name };
  }
}
