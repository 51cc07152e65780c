import * as ros from '@alicloud/ros-cdk-core';
import type { IPlace } from '../errors';
import { failOn, show } from '../problems';
import { stackRenderedFor } from '../workloads/for-stack';
import { DeclaredValues, isExpression, type OutputPlace } from './declared-values';
import { OutputError } from './output-error';
import { parseNested } from './output-value';
import type { StackOutputs } from './stack-outputs';

/** A value on its way into a manifest: what of cdk8s' `ResolutionContext` is looked at. */
export interface ManifestValue {
  /** The object it is in. */
  readonly obj: IPlace & { readonly node: { readonly root: object } };
  /** Where in it, such as `['spec', 'csi', 'volumeHandle']`. */
  readonly key: readonly string[];
  readonly value: unknown;
  replaceValue(value: unknown): void;
}

/**
 * Puts the outputs of a deployment in the place of the values that only ROS knows; made by `StackOutputs.resolver`.
 *
 * A cdk8s app takes it as one of its `resolvers`; several stacks have one each.
 */
export class OutputResolver {
  private readonly declared: DeclaredValues;

  constructor(
    private readonly stack: ros.Stack,
    private readonly outputs: StackOutputs,
  ) {
    failOn('StackOutputs.resolver', stackProblems(stack, outputs));
    this.declared = new DeclaredValues(stack);
  }

  /**
   * Called by cdk8s for every value of every object.
   *
   * @throws OutputError when the value is no output of a stack, or the output is missing
   */
  public resolve(context: ManifestValue): void {
    const { value } = context;
    if (!isOfRos(value)) return;
    if (typeof value === 'string') this.resolveText(context, value);
    else if (this.isMine(value, context)) context.replaceValue(this.valueOf(value, context));
  }

  /** Token by token, so that the values of several stacks can stand in one text. */
  private resolveText(context: ManifestValue, text: string): void {
    const fragments = ros.Tokenization.reverseString(text);
    const resolved = fragments.mapTokens({
      mapToken: (token) => (this.isMine(token, context) ? this.textOf(token, context) : ros.Token.asString(token)),
    });
    const result = resolved.join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
    if (result !== text) context.replaceValue(result);
  }

  /** Whether the stack knows the value; of another one, its resolver has to be there, or the chart be a part of it. */
  private isMine(value: unknown, context: ManifestValue): boolean {
    const target = stackRenderedFor(context.obj.node.root);
    if (target === this.stack) return false;
    const stacks = stacksOf(value, this.stack);
    if (stacks.length === 0) return target === undefined;
    if (stacks.every((stack) => stack === this.stack)) return true;
    const resolvers = (context.obj.node.root as { readonly resolvers?: readonly unknown[] }).resolvers ?? [];
    const known = resolvers.flatMap((resolver) => (resolver instanceof OutputResolver ? resolver.stack : []));
    const [stranger] = stacks.filter((stack) => stack !== target && !known.includes(stack));
    if (stranger) throw this.failure(context, `is of stack '${stranger.stackName}': give the app its resolver, too`);
    if (stacks.length > 1) throw this.failure(context, 'joins values of several stacks in one function of ROS');
    return false;
  }

  private textOf(token: ros.IResolvable, context: ManifestValue): string {
    const value = this.valueOf(token, context);
    if (typeof value !== 'object') return String(value);
    throw this.failure(context, 'must be a text, the output is a list or a map');
  }

  private valueOf(value: unknown, context: ManifestValue): unknown {
    const resolved = this.evaluate(this.stack.resolve(value), context);
    if (typeof value === 'number') return this.numberOf(resolved, context);
    return Array.isArray(value) ? this.listOf(resolved, context) : resolved;
  }

  private numberOf(value: unknown, context: ManifestValue): number {
    if (value !== '' && Number.isFinite(Number(value))) return Number(value);
    throw this.failure(context, `must be a number, the output is ${show(value)}`);
  }

  private listOf(value: unknown, context: ManifestValue): readonly unknown[] {
    const list = parseNested(value);
    if (Array.isArray(list)) return list;
    throw this.failure(context, `must be a list, the output is ${show(value)}`);
  }

  private evaluate(expression: unknown, context: ManifestValue): unknown {
    const place = this.declared.find(expression);
    if (place) return this.read(place);
    if (!isExpression(expression)) return expression;
    const { 'Fn::Join': join } = expression;
    if (!Array.isArray(join) || !Array.isArray(join[1])) {
      throw this.failure(
        context,
        `is ${JSON.stringify(expression)}, which is no output of stack '${this.stack.stackName}': ` +
          "declare it with defineOutput(construct, 'Name', value, 'What it is'), and deploy the stack",
      );
    }
    return join[1].map((part) => this.evaluate(part, context)).join(String(join[0]));
  }

  private read({ key, part }: OutputPlace): unknown {
    return part === undefined ? this.outputs.value(key) : this.outputs.part(key, part);
  }

  private failure({ obj, key }: ManifestValue, problem: string): OutputError {
    return new OutputError(`'${key.join('.')}' ${problem} [at ${obj.node.path}]`);
  }
}

/** Which stacks a value comes from; none for what is the same in all of them. */
function stacksOf(value: unknown, scope: ros.Stack): readonly ros.Stack[] {
  const recorder = new ReferenceRecorder(new ros.StringConcat());
  ros.Tokenization.resolve(value, { scope, resolver: recorder, preparing: false });
  return [...recorder.stacks];
}

class ReferenceRecorder extends ros.DefaultTokenResolver {
  public readonly stacks = new Set<ros.Stack>();

  public override resolveToken(
    token: ros.IResolvable,
    context: ros.IResolveContext,
    postProcessor: ros.IPostProcessor,
  ): unknown {
    if (ros.Reference.isReference(token)) this.stacks.add(ros.Stack.of(token.target));
    return super.resolveToken(token, context, postProcessor);
  }
}

/** cdk8s has values of its own that are resolved later. */
function isOfRos(value: unknown): boolean {
  if (!ros.Token.isUnresolved(value)) return false;
  return typeof value !== 'object' || Array.isArray(value) || 'creationStack' in (value as object);
}

function stackProblems(stack: unknown, { stackName }: StackOutputs): string[] {
  if (!ros.Stack.isStack(stack)) return [`'stack' must be a stack, e.g. the PlatformStack, got ${show(stack)}`];
  if (stack.stackName === stackName) return [];
  return [`'stack' is '${stack.stackName}', the outputs are of '${stackName}'; give the one that was deployed`];
}
