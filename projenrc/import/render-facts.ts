import { constraintsOf, elementOf, keysOf, type PropertyFacts } from './facts';
import { propertyName } from './naming';

type Properties = Readonly<Record<string, PropertyFacts>>;

/** The facts as the runtime reads them: an object literal, one line a property that has no properties of its own. */
export function renderFacts(properties: Properties): string {
  return renderKeys(properties, '');
}

function renderKeys(properties: Properties, indent: string): string {
  const lines = Object.keys(properties)
    .sort()
    .map((rosName) => {
      const facts = properties[rosName] as PropertyFacts;
      const named = [`ros: ${literal(rosName)}`, ...(facts.Required ? ['required: true'] : [])];
      return `${indent}  ${propertyName(rosName)}: ${renderValue(facts, named, `${indent}  `)},`;
    });
  return lines.length > 0 ? `{\n${lines.join('\n')}\n${indent}}` : '{}';
}

function renderValue(facts: PropertyFacts, named: readonly string[], indent: string): string {
  const keys = keysOf(facts);
  const element = elementOf(facts);
  const parts = [
    ...named,
    `type: ${literal(facts.Type)}`,
    ...renderConstraints(facts),
    ...(keys ? [`keys: ${renderKeys(keys, indent)}`] : []),
    ...(element ? [`each: ${renderValue(element, [], indent)}`] : []),
  ];
  return `{ ${parts.join(', ')} }`;
}

function renderConstraints(facts: PropertyFacts): string[] {
  const { AllowedValues, AllowedPattern, Range, Length } = constraintsOf(facts);
  const { Min, Max } = { ...Range, ...Length };
  return [
    ...(AllowedValues ? [`oneOf: [${AllowedValues.map(literal).join(', ')}]`] : []),
    ...(Min === undefined ? [] : [`min: ${Min}`]),
    ...(Max === undefined ? [] : [`max: ${Max}`]),
    ...(AllowedPattern === undefined ? [] : [`pattern: ${literal(AllowedPattern)}`]),
  ];
}

/** A TypeScript literal, strings in single quotes. */
export function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const inner = JSON.stringify(value).slice(1, -1);
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
