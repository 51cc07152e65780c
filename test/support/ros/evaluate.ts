import { isObject } from '../../../lib/checks/plain-json';
import { intrinsicOf } from '../../../lib/checks/ros/intrinsics';

/** What a deployment made: the values that a template asks for. */
export interface Deployment {
  /** `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): unknown;
  /** `Ref`. */
  ref(name: string): unknown;
}

/** A value of a template as ROS sees it once everything is there; knows the functions that workloads and outputs use. */
export function evaluate(value: unknown, deployment: Deployment): unknown {
  const inner = (nested: unknown): unknown => evaluate(nested, deployment);
  if (Array.isArray(value)) return value.map(inner);
  if (!isObject(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (!intrinsic) return Object.fromEntries(Object.entries(value).map(([key, nested]) => [key, inner(nested)]));
  const argument = intrinsic.argument as any;
  switch (intrinsic.name) {
    case 'Ref':
      return deployment.ref(argument);
    case 'Fn::GetAtt':
      return deployment.attribute(argument[0], argument[1]);
    case 'Fn::Join':
      return (inner(argument[1]) as unknown[]).join(argument[0]);
    case 'Fn::Select':
      return (inner(argument[1]) as unknown[])[Number(argument[0])];
    case 'Fn::Replace':
      return Object.entries<string>(argument[0]).reduce(
        (text, [what, by]) => text.replaceAll(what, () => by),
        String(inner(argument[1])),
      );
    default:
      throw new Error(`${intrinsic.name} is not evaluated here`);
  }
}
