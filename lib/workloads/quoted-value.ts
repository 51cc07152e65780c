import * as ros from '@alicloud/ros-cdk-core';
import { isExpression } from '../outputs/declared-values';

/**
 * A value that ROS puts between double quotes in YAML or JSON: what would end the quotes, or begin an escape, is escaped.
 *
 * Known parts are escaped here, all others by ROS: what a parameter holds, or the `Data` of a wait condition, which is
 * JSON. Ids, host names, addresses and ports of resources have nothing to escape, and stay.
 */
export class QuotedValue implements ros.IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly value: unknown) {}

  public resolve(context: ros.IResolveContext): unknown {
    return escapeIn(context.resolve(this.value));
  }

  public toString(): string {
    return ros.Token.asString(this);
  }
}

/** A text with every token in it as a {@link QuotedValue}. */
export function quoteTokens(text: string): string {
  return ros.Tokenization.reverseString(text)
    .mapTokens({ mapToken: (token) => String(new QuotedValue(token)) })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
}

function escapeIn(value: unknown): unknown {
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  if (!isExpression(value)) return value;
  const { 'Fn::Join': join } = value;
  if (Array.isArray(join) && Array.isArray(join[1])) {
    return { 'Fn::Join': [escapeIn(join[0]), join[1].map(escapeIn)] };
  }
  return isPlain(value) ? value : ESCAPES.reduce(replaceAll, value);
}

function isPlain({ Ref: name, 'Fn::GetAtt': attribute }: Readonly<Record<string, unknown>>): boolean {
  if (Array.isArray(attribute)) return PLAIN_ATTRIBUTES.test(String(attribute[1]));
  return typeof name === 'string' && name.startsWith('ALIYUN::');
}

const PLAIN_ATTRIBUTES = /(Id|Domain|Endpoint|Address|Port)$/;

/** The backslash first: the others bring more of it. */
const ESCAPES = [
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
] as const;

/** One after the other, so that the order is certain (ROS: Fn::Replace). */
function replaceAll(value: unknown, [what, by]: readonly [string, string]): unknown {
  return { 'Fn::Replace': [{ [what]: by }, value] };
}
