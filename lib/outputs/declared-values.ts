import type * as ros from '@alicloud/ros-cdk-core';
import { declaredOutputs } from './define-output';

/** Where in the outputs of a stack a value is: the output, and the way inside it. */
export interface OutputPlace {
  /** Key of the output, such as `NetworkNodeVSwitchIds`. */
  readonly key: string;
  /** The key in a map, or the index in a list, such as `eu-central-1a`; none for the whole of it. */
  readonly part?: string;
}

/**
 * What the constructs of a stack declare as outputs, found by the expression it has in the template: the expression is
 * the same wherever a value is used, the token that stands for it is not.
 */
export class DeclaredValues {
  private readonly places = new Map<string, OutputPlace>();
  private size = -1;

  constructor(private readonly stack: ros.Stack) {}

  /** The output that gives an expression; none where nobody declared it. */
  public find(expression: unknown): OutputPlace | undefined {
    this.index();
    return this.places.get(JSON.stringify(expression));
  }

  /** Anew only when something was declared since. */
  private index(): void {
    const declared = declaredOutputs(this.stack);
    if (declared.size === this.size) return;
    this.size = declared.size;
    for (const [key, value] of declared) this.add(key, this.stack.resolve(value));
  }

  private add(key: string, value: unknown): void {
    this.keep(value, { key });
    if (typeof value !== 'object' || value === null || isExpression(value)) return;
    for (const [part, nested] of Object.entries(value)) this.keep(nested, { key, part });
  }

  /** The first construct to declare a value gives it. */
  private keep(value: unknown, place: OutputPlace): void {
    const text = JSON.stringify(value);
    if (typeof value === 'object' && !this.places.has(text)) this.places.set(text, place);
  }
}

/** Whether a value is a function of ROS, such as `{ 'Fn::GetAtt': ['Site', 'MountTargetDomain'] }`. */
export function isExpression(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'));
}
