import { below, isObject } from '../plain-json';

/** Functions of ROS (ROS: Functions). */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  [
    ...['Add', 'And', 'Any', 'Avg', 'Base64', 'Base64Decode', 'Base64Encode', 'Calculate', 'Cidr', 'Contains'],
    ...['EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'FormatTime', 'GetAZs', 'GetAtt', 'GetJsonValue'],
    ...['GetStackOutput', 'If', 'Indent', 'Index', 'Join', 'Jq', 'Length', 'ListMerge', 'MarketplaceImage'],
    ...[
      'MatchPattern',
      'Max',
      'MemberListToMap',
      'MergeMapToList',
      'Min',
      'Not',
      'Or',
      'Replace',
      'Select',
      'SelectMapList',
      'Split',
    ],
    ...['Str', 'Sub'],
  ].map((name) => `Fn::${name}`),
);

/** Values that ROS itself knows in every stack (ROS: Pseudo parameters). */
export const PSEUDO_PARAMETERS: ReadonlySet<string> = new Set(
  ['AccountId', 'Index', 'NoValue', 'Region', 'StackId', 'StackName', 'TenantId'].map((name) => `ALIYUN::${name}`),
);

/** A function call in a template, such as `{ "Fn::GetAtt": ["Vpc", "VpcId"] }`. */
export interface Intrinsic {
  /** `Ref`, or a name with `Fn::` in front. */
  readonly name: string;
  readonly argument: unknown;
}

/** The function call that a value is, if it is one: an object with nothing else in it. */
export function intrinsicOf(value: unknown): Intrinsic | undefined {
  if (!isObject(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument: value[name] } : undefined;
}

/** Every value inside another, itself included, with its path. */
export function* valuesIn(path: string, value: unknown): Iterable<[path: string, value: unknown]> {
  const pending: [string, unknown][] = [[path, value]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const [at, current] = next;
    // Last in, first out: pushed in reverse, children come in the order they are written.
    if (Array.isArray(current)) {
      for (let index = current.length - 1; index >= 0; index--) pending.push([below(at, index), current[index]]);
    } else if (isObject(current)) {
      for (const key of Object.keys(current).reverse()) pending.push([below(at, key), current[key]]);
    }
  }
}

/** A name that a template reads: of a resource, a parameter or a local, perhaps with an attribute. */
export interface Reference {
  readonly path: string;
  readonly target: string;
  /** Missing for `Ref` and `${Name}`. */
  readonly attribute?: string;
}

/** All references inside a value: `Ref`, `Fn::GetAtt` and the variables of `Fn::Sub`. */
export function* referencesIn(path: string, value: unknown): Iterable<Reference> {
  for (const [at, current] of valuesIn(path, value)) {
    const intrinsic = intrinsicOf(current);
    if (intrinsic) yield* referencesOf(at, intrinsic);
  }
}

/** The references that a function call itself makes. */
export function* referencesOf(path: string, { name, argument }: Intrinsic): Iterable<Reference> {
  if (name === 'Ref' && typeof argument === 'string') yield { path, target: argument };
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) {
    const [target, attribute] = argument;
    if (typeof target === 'string' && typeof attribute === 'string') yield { path, target, attribute };
  }
  if (name === 'Fn::Sub') yield* variablesOf(path, argument);
}

/** Variables of `Fn::Sub` that it does not define itself; `${!text}` is literal. */
function* variablesOf(path: string, argument: unknown): Iterable<Reference> {
  const [text, own] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return;
  for (const [, variable = ''] of text.matchAll(/\$\{([^!{}][^{}]*)\}/g)) {
    if (isObject(own) && Object.hasOwn(own, variable)) continue;
    const dot = variable.indexOf('.');
    yield dot < 0
      ? { path, target: variable }
      : { path, target: variable.slice(0, dot), attribute: variable.slice(dot + 1) };
  }
}
