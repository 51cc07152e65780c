import table from './fixed-properties.json';

const FIXED: Readonly<Record<string, readonly string[]>> = table;

/**
 * Whether ROS cannot change a property of a live resource: the resource has to be made anew, or the update fails.
 *
 * What the facts of a type say of its properties at the top (`imports/ros/spec`); of the others nothing is known, and
 * ROS has the last word.
 */
export function isFixed(resourceType: string, property: string): boolean {
  return FIXED[resourceType]?.includes(property) ?? false;
}
