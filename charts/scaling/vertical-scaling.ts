import { checkChoice, checkInstance, checkList, failOn } from '../../lib/problems';
import { parseQuantity } from '../../lib/quantity';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkQuantity } from '../object/quantity';
import { checkObject, checkTexts, ifGiven } from '../object/shape';
import type { Amounts } from '../workload/resources';
import { checkAmountsShape } from '../workload/resources-shape';
import type { WorkloadFacts } from '../workload/workload-part';
import { HorizontalScaling } from './horizontal-scaling';
import type { IScaling } from './i-scaling';
import { VerticalMode } from './vertical-mode';

/** See `Scaling.vertical`. */
export interface VerticalScalingProps {
  /** @default VerticalMode.off() */
  readonly mode?: VerticalMode;
  /**
   * The least a container requests.
   *
   * @default - what the recommender takes for the least
   */
  readonly minAllowed?: Amounts;
  /**
   * The most a container requests. Above what a node has, pods stay Pending: so it must be given where the mode changes
   * pods.
   *
   * @default - no limit
   */
  readonly maxAllowed?: Amounts;
  /**
   * Names of those that are sized.
   *
   * @default - all of a pod
   */
  readonly containers?: readonly string[];
  /**
   * What is sized.
   *
   * @default - both
   */
  readonly resources?: readonly (keyof Amounts)[];
}

const EXAMPLE = "{ mode: VerticalMode.auto(), maxAllowed: { cpu: '2', memory: '4Gi' } }";

/** Ways to put pods on virtual nodes, where the size of a pod is fixed when it is made. */
const SIZED = ['Scaling.burst', 'Scaling.elastic', 'Scaling.elasticWorkload'];

const RESOURCES = ['cpu', 'memory'] as const;

/** A VerticalPodAutoscaler (`autoscaling.k8s.io/v1`). See `Scaling.vertical`. */
export class VerticalScaling implements IScaling {
  public readonly madeBy = 'Scaling.vertical';
  public readonly isAutomatic = false;
  public readonly followed = [];

  private readonly mode: VerticalMode;

  constructor(private readonly props: VerticalScalingProps) {
    failOn(this.madeBy, checkObject('props', props, EXAMPLE));
    const { mode = VerticalMode.off() } = props;
    failOn(this.madeBy, checkInstance('mode', mode, VerticalMode, 'VerticalMode.off()'));
    failOn(this.madeBy, checkProps(props, mode));
    this.mode = mode;
  }

  public check({ containers, replicas }: WorkloadFacts): string[] {
    const names = containers.map(({ name }) => name);
    const strangers = (this.props.containers ?? []).filter((name) => !names.includes(name));
    return [
      ...strangers.map(
        (name) =>
          `'scaling' has ${this.madeBy}(…) for the container '${name}', but there are ${names.map((one) => `'${one}'`).join(', ')}`,
      ),
      ...(this.mode.isDisrupting && replicas.min < 2
        ? [
            `'scaling' has VerticalMode '${this.mode.name}', which takes pods away to resize them, for a workload that may have a single one; use VerticalMode.initial(), or 2 replicas`,
          ]
        : []),
    ];
  }

  public checkBeside(others: readonly IScaling[]): string[] {
    if (!this.mode.isChanging) return [];
    return others.flatMap((other) => [...this.checkFollowed(other), ...this.checkSized(other)]);
  }

  public defineObjects(scope: Construct, { name, labels, controller }: WorkloadFacts): void {
    new KubernetesObject(scope, 'VerticalPodAutoscaler', {
      name,
      labels,
      spec: {
        targetRef: controller,
        updatePolicy: {
          updateMode: this.mode.name,
          // the default of the updater, which may have been started with less
          minReplicas: this.mode.isDisrupting ? 2 : undefined,
        },
        resourcePolicy: { containerPolicies: this.renderPolicies() },
      },
    });
  }

  private get resources(): readonly (keyof Amounts)[] {
    return this.props.resources ?? RESOURCES;
  }

  /** More load per pod makes one wish for more pods and the other for larger ones, and each undoes the other. */
  private checkFollowed(other: IScaling): string[] {
    const followed: readonly string[] = other instanceof HorizontalScaling ? other.resources : other.followed;
    const shared = this.resources.filter((resource) => followed.includes(resource));
    if (shared.length === 0) return [];
    const free = RESOURCES.filter((resource) => !followed.includes(resource));
    const advice = free.length > 0 ? `give Scaling.vertical resources: ['${free[0]}'], or` : 'use';
    return [
      `has Scaling.vertical(…), which changes the requests of ${shared.join(' and ')} that ${other.madeBy}(…) measures the use against, so that they fight; ${advice} VerticalMode.off()`,
    ];
  }

  private checkSized({ madeBy }: IScaling): string[] {
    if (!SIZED.includes(madeBy)) return [];
    return [
      `has Scaling.vertical(…), which changes the size of pods, beside ${madeBy}(…), which says how large they are on virtual nodes; use VerticalMode.off()`,
    ];
  }

  private renderPolicies(): object[] {
    const { minAllowed, maxAllowed, containers, resources: controlledResources } = this.props;
    const policies = (containers ?? ['*']).map((containerName) => ({
      containerName,
      minAllowed,
      maxAllowed,
      controlledResources,
    }));
    return containers ? [...policies, { containerName: '*', mode: 'Off' }] : policies;
  }
}

function checkProps(props: VerticalScalingProps, mode: VerticalMode): string[] {
  const { minAllowed, maxAllowed, containers, resources } = props;
  const problems = [
    ...ifGiven(minAllowed, (given) => checkAmounts('minAllowed', given)),
    ...ifGiven(maxAllowed, (given) => checkAmounts('maxAllowed', given)),
    ...ifGiven(containers, (given) => [
      ...checkTexts('containers', given, "['web']"),
      ...(given?.length === 0 ? ["'containers' must name one at least, or be left out for all"] : []),
    ]),
    ...ifGiven(resources, checkResources),
  ];
  if (problems.length > 0) return problems;
  return [...checkOrder(minAllowed, maxAllowed), ...checkMaximum(props, mode)];
}

function checkAmounts(prop: string, amounts: Amounts): string[] {
  const problems = checkAmountsShape(prop, amounts, "{ cpu: '2', memory: '4Gi' }");
  if (problems.length > 0) return problems;
  return [...checkQuantity(`${prop}.cpu`, amounts.cpu, '2'), ...checkQuantity(`${prop}.memory`, amounts.memory, '4Gi')];
}

function checkResources(resources: readonly (keyof Amounts)[]): string[] {
  if (!Array.isArray(resources)) return checkList('resources', resources, "['memory']");
  if (resources.length === 0) return ["'resources' must name one at least, or be left out for both"];
  return resources.flatMap((resource, index) => checkChoice(`resources[${index}]`, resource, RESOURCES));
}

function checkOrder(minAllowed: Amounts = {}, maxAllowed: Amounts = {}): string[] {
  return RESOURCES.flatMap((resource) => {
    const [least, most] = [minAllowed[resource], maxAllowed[resource]];
    if (least === undefined || most === undefined) return [];
    if ((parseQuantity(least) ?? 0) <= (parseQuantity(most) ?? 0)) return [];
    return [`'minAllowed.${resource}' must not be above 'maxAllowed.${resource}', got ${least} and ${most}`];
  });
}

function checkMaximum({ maxAllowed = {}, resources = RESOURCES }: VerticalScalingProps, mode: VerticalMode): string[] {
  if (!mode.isChanging) return [];
  return resources
    .filter((resource) => maxAllowed[resource] === undefined)
    .map(
      (resource) =>
        `'maxAllowed.${resource}' must be given with VerticalMode '${mode.name}', or pods can outgrow every node, e.g. '${resource === 'cpu' ? '2' : '4Gi'}'`,
    );
}
