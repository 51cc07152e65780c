import type { ApiObject } from 'cdk8s';
import { checkChoice, checkText, failOn, show } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkOwnName, nameOf } from '../object/names';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import type { IPriority } from './priority';

/** The highest that is not kept for the parts of Kubernetes (Kubernetes: "Pod Priority and Preemption"). */
const MAX_VALUE = 1_000_000_000;
const MIN_VALUE = -(2 ** 31);

const PREEMPTIONS = { lowerPriorities: 'PreemptLowerPriority', never: 'Never' } as const;

/** See {@link PriorityClass}. */
export interface PriorityClassProps {
  /** Pods without a class have 0, more is more important; -2147483648 to 1000000000. Can never be changed. */
  readonly value: number;
  /**
   * Whom its pods drive out of a full cluster. Can never be changed.
   *
   * @default 'lowerPriorities'
   */
  readonly preempts?: keyof typeof PREEMPTIONS;
  /**
   * Which pods it is for, in words.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * DNS label that does not start with `system-`; the class lies outside of namespaces.
   *
   * @default - from the construct's id: `Important` gives `important`
   */
  readonly name?: string;
}

/**
 * How important pods are: who is placed first in a full cluster, who drives out whom, and who goes first when a node runs
 * out of memory.
 *
 * A workload takes it as `priority`.
 */
export class PriorityClass extends Construct implements IPriority {
  public readonly name: string;
  public readonly priorityClass: ApiObject;

  /** @throws ValidationError for a value or a name that Kubernetes keeps for itself */
  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, '{ value: 1000 }'));
    const { value, preempts = 'lowerPriorities', description } = props;
    this.name = props.name ?? nameOf(this);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkReserved(this.name),
      ...checkRequiredInteger('value', value, { min: MIN_VALUE, max: MAX_VALUE, example: 1000 }),
      ...checkChoice('preempts', preempts, Object.keys(PREEMPTIONS)),
      ...ifGiven(description, (given) => checkText('description', given, 'what customers see')),
    ]);
    this.priorityClass = new KubernetesObject(this, 'PriorityClass', {
      name: this.name,
      labels: ownLabels(this.name),
      value,
      preemptionPolicy: PREEMPTIONS[preempts],
      description,
    });
  }
}

function checkReserved(name: unknown): string[] {
  if (typeof name !== 'string' || !name.startsWith('system-')) return [];
  return [
    `'name' must not start with 'system-', which Kubernetes keeps for itself, got ${show(name)}, e.g. 'important'`,
  ];
}
