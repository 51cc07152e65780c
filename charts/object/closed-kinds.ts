import type { ApiObject } from 'cdk8s';
import { CLOSED_KINDS, type Fields } from '../../imports/closed-kinds';
import { nearestName } from './nearest-name';

/**
 * One line for each field that an object has and its kind does not, for those kinds of which the server keeps no
 * schema: it would take the field, and ignore it. All else is as good as unknown to us, and left to the server.
 */
export function describeUnknownFields(objects: readonly ApiObject[]): string[] {
  return objects.flatMap((object) => {
    const fields = CLOSED_KINDS[`${object.apiGroup}/${object.kind}`];
    if (fields === undefined) return [];
    return unknownFields(object.toJson(), fields).map(
      (problem) =>
        `${object.kind} ${object.name} has ${problem}, which the server would take and ignore [at ${object.node.path}]`,
    );
  });
}

function unknownFields(value: unknown, fields: Fields, path = ''): string[] {
  if (fields === true || typeof value !== 'object' || value === null || isFunctionOfRos(value)) return [];
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => unknownFields(element, fields, `${path}[${index}]`));
  }
  return Object.entries(value).flatMap(([name, nested]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (known !== undefined) return unknownFields(nested, known, place);
    return [`the unknown field '${place}' (${describeKnown(name, Object.keys(fields))})`];
  });
}

/** `{ 'Fn::GetAtt': […] }` stands for a value that only a deployment knows. */
function isFunctionOfRos(value: object): boolean {
  return Object.keys(value).some((key) => key.startsWith('Fn::'));
}

function describeKnown(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `there are ${known.join(', ')}` : `nearest is '${nearest}'`;
}
