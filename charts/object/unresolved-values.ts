import type { ApiObject } from 'cdk8s';
import { placesWithKey, unresolvedPlaces } from '../../lib/unresolved';

const FIX =
  "take it from the outputs of a deployment, e.g. const outputs = StackOutputs.fromFile({ stackName: 'web', file: 'outputs.json' }); " +
  'new App({ resolvers: [outputs.resolver(stack)] })';

/**
 * One line for each object that would be written with a value of the ROS half in it: ROS knows it when it deploys, and
 * a file of manifests never does.
 */
export function describeUnresolved(objects: readonly ApiObject[]): string[] {
  return objects.flatMap((object) => {
    const places = placesOf(object.toJson());
    if (places.length === 0) return [];
    return [
      `${object.kind} ${object.name} has a value that only a deployment knows: ${places.join(', ')}; ${FIX} [at ${object.node.path}]`,
    ];
  });
}

function placesOf({ data, ...manifest }: Record<string, unknown>): string[] {
  return [
    ...unresolvedPlaces(manifest),
    ...unresolvedPlaces(withoutPrograms(data), 'data'),
    ...placesWithKey(manifest, 'Fn::GetAtt'),
  ];
}

/** The texts of a ConfigMap may be programs, and `[object Array]` a word of theirs. */
function withoutPrograms(data: unknown = {}): unknown {
  return JSON.parse(JSON.stringify(data).replaceAll('[object ', '['));
}
