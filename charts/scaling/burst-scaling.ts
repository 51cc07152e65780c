import { checkInstance, checkInteger, failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkLabels, type Labels } from '../object/labels';
import { checkObject, ifGiven } from '../object/shape';
import type { PodAdditions, WorkloadFacts } from '../workload/workload-part';
import { checkEciSize, EciSize, eciSizeOf } from './eci-size';
import { ECI_SIZE } from './elastic-unit';
import type { IScaling } from './i-scaling';
import { checkHasNodes, checkVirtualPod } from './virtual-node';

/** See `Scaling.burst`. */
export interface BurstScalingProps {
  /**
   * So many replicas of a revision run on nodes at most. Not with node pools that scale: they would still make nodes
   * (ACK: "Custom priority-based scheduling").
   *
   * @default - as many as there is room for
   */
  readonly maxOnNodes?: number;
  /**
   * Labels of the nodes that are filled first, such as `{ 'alibabacloud.com/nodepool-id': 'np0123' }`.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: Labels;
  /**
   * How long a pod waits for a node that a node pool with instant elasticity is making.
   *
   * @default - it does not: where there is no room on nodes, it starts on a virtual node
   */
  readonly waitForNodesSeconds?: number;
  /** @default - what the containers may use together, rounded up to a size that ECI offers everywhere */
  readonly size?: EciSize;
}

/** Makes the scheduler wait for node pools that scale (ACK: "Custom priority-based scheduling"). */
const WAIT_FOR_NODES = { 'k8s.aliyun.com/resource-policy-wait-for-ecs-scaling': 'true' };

/** A ResourcePolicy (`scheduling.alibabacloud.com/v1alpha1`): nodes first, then virtual nodes. See `Scaling.burst`. */
export class BurstScaling implements IScaling {
  public readonly madeBy = 'Scaling.burst';
  public readonly isAutomatic = false;
  public readonly followed = [];

  constructor(private readonly props: BurstScalingProps) {
    failOn(this.madeBy, checkObject('props', props, '{ waitForNodesSeconds: 60 }'));
    const { maxOnNodes, nodeSelector, waitForNodesSeconds, size } = props;
    failOn(this.madeBy, [
      ...checkInteger('maxOnNodes', maxOnNodes, { min: 1, example: 6 }),
      ...ifGiven(nodeSelector, (given) => checkLabels('nodeSelector', given)),
      ...checkInteger('waitForNodesSeconds', waitForNodesSeconds, { min: 1, example: 60 }),
      ...ifGiven(size, (given) => checkInstance('size', given, EciSize, "EciSize.of({ cpu: '2', memory: '4Gi' })")),
      ...(maxOnNodes !== undefined && waitForNodesSeconds !== undefined
        ? [
            "'maxOnNodes' and 'waitForNodesSeconds' must not both be given: node pools that scale do not know the former",
          ]
        : []),
    ]);
  }

  public check(workload: WorkloadFacts): string[] {
    if (workload.target.platform !== 'ack') {
      return [`'scaling' has ${this.madeBy}(…), which needs virtual nodes, and so ACK; leave it out on this target`];
    }
    return [
      ...checkHasNodes(this.madeBy, workload),
      ...checkVirtualPod(workload),
      ...(this.props.size ? [] : checkEciSize(workload.containers)),
    ];
  }

  public renderPod({ containers }: WorkloadFacts): PodAdditions {
    // read on virtual nodes alone, and only when a pod is made
    return { annotations: { [ECI_SIZE]: `${this.props.size ?? eciSizeOf(containers)}` } };
  }

  public defineObjects(scope: Construct, { name, labels, selector }: WorkloadFacts): void {
    const { maxOnNodes, nodeSelector, waitForNodesSeconds } = this.props;
    const isWaiting = waitForNodesSeconds !== undefined;
    new KubernetesObject(scope, 'ResourcePolicy', {
      name,
      labels,
      spec: {
        selector,
        strategy: 'prefer',
        units: [
          { resource: 'ecs', nodeSelector, max: maxOnNodes, podLabels: isWaiting ? WAIT_FOR_NODES : undefined },
          { resource: 'eci' },
        ],
        // counted together, the pods of the old revision would send those of the new one to virtual nodes for good
        matchLabelKeys: maxOnNodes === undefined ? undefined : ['pod-template-hash'],
        whenTryNextUnits: isWaiting ? { policy: 'TimeoutOrExceedMax', timeout: `${waitForNodesSeconds}s` } : undefined,
      },
    });
  }
}
