import { checkObject, ifGiven } from '../object/shape';

/** Problems of what kind resources are; what they say, `checkResources` looks at. */
export function checkResourcesShape(prop: string, resources: object): string[] {
  const problems = checkObject(prop, resources, "{ requests: { cpu: '100m', memory: '128Mi' } }");
  if (problems.length > 0) return problems;
  return [
    ...checkKeys(prop, resources, ['requests', 'limits']),
    ...Object.entries(resources).flatMap(([name, amounts]) =>
      ifGiven(amounts, (given) => checkAmountsShape(`${prop}.${name}`, given)),
    ),
  ];
}

/** Problems of what kind amounts are. */
export function checkAmountsShape(
  prop: string,
  amounts: object,
  example = "{ cpu: '100m', memory: '128Mi' }",
): string[] {
  const problems = checkObject(prop, amounts, example);
  return problems.length > 0 ? problems : checkKeys(prop, amounts, ['cpu', 'memory']);
}

/** What would stand in the manifest as it is, or be left out without a word. */
export function checkKeys(prop: string, object: object, allowed: readonly string[]): string[] {
  return Object.keys(object)
    .filter((key) => !allowed.includes(key))
    .map((key) => `'${prop}' has '${key}', and takes ${allowed.join(' and ')} only`);
}
