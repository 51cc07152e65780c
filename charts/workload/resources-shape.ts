import { checkKeys, checkObject, ifGiven } from '../object/shape';
import type { Amounts, Resources } from './resources';

const RESOURCES_KEYS = { requests: true, limits: true } satisfies Record<keyof Resources, true>;

const AMOUNTS_KEYS = { cpu: true, memory: true } satisfies Record<keyof Amounts, true>;

/** Problems of what kind resources are; what they say, `checkResources` looks at. */
export function checkResourcesShape(prop: string, resources: Resources): string[] {
  const problems = checkObject(prop, resources, "{ requests: { cpu: '100m', memory: '128Mi' } }");
  if (problems.length > 0) return problems;
  const { requests, limits } = resources;
  return [
    ...checkKeys(`${prop}.`, resources, 'resources', RESOURCES_KEYS),
    ...Object.entries({ requests, limits }).flatMap(([name, amounts]) =>
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
  return problems.length > 0 ? problems : checkKeys(`${prop}.`, amounts, 'amounts', AMOUNTS_KEYS);
}
