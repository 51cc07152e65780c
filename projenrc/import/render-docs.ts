import { type Bounds, constraintsOf, type PropertyFacts } from './facts';

/** A TSDoc comment of `lines`, indented by `indent`. */
export function renderDocs(lines: readonly string[], indent = ''): string {
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} *${line && ` ${line}`}`), `${indent} */`].join('\n');
}

/** What the facts say of one property, in words. */
export function describeProperty(rosName: string, facts: PropertyFacts): string[] {
  const summary = [`\`${rosName}\`: ${describeValue(facts)}.`, describeUpdate(facts)].filter(Boolean).join(' ');
  return facts.Required ? [summary] : [summary, '', `@default ${describeDefault(facts)}`];
}

function describeValue(facts: PropertyFacts): string {
  const { AllowedValues, AllowedPattern, Range, Length } = constraintsOf(facts);
  return [
    facts.Type,
    AllowedValues && `one of ${AllowedValues.map(quote).join(', ')}`,
    Range && describeBounds(Range),
    Length && `${describeBounds(Length)} ${unitOf(facts)}`,
    AllowedPattern && `matching \`${AllowedPattern}\``,
  ]
    .filter(Boolean)
    .join(', ');
}

function describeBounds({ Min, Max }: Bounds): string {
  if (Min === undefined) return `at most ${Max}`;
  return Max === undefined ? `at least ${Min}` : `${Min} to ${Max}`;
}

function unitOf(facts: PropertyFacts): string {
  return { string: 'characters', list: 'elements' }[facts.Type as string] ?? 'entries';
}

function describeUpdate({ UpdateAllowed, Immutable }: PropertyFacts): string {
  if (UpdateAllowed === false || Immutable) return 'Cannot be updated.';
  return UpdateAllowed ? 'Can be updated.' : '';
}

function describeDefault({ Default }: PropertyFacts): string {
  return Default === undefined || Default === null ? '- not sent' : `- not sent: ROS takes ${quote(Default)}`;
}

function quote(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
