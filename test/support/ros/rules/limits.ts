import type { Problems } from '../../plain-json';
import type { Template } from '../template';

/** ROS: Limits. */
const RESOURCES = 300;
const BYTES = 524_288;

/** Limits of ROS; the size is that of the template without white space. */
export function* checkLimits(template: Template): Problems {
  const count = Object.keys(template.Resources).length;
  if (count > RESOURCES) yield `Resources: at most ${RESOURCES} resources in a stack, got ${count}`;
  const bytes = Buffer.byteLength(JSON.stringify(template));
  if (bytes > BYTES) yield `template: at most ${BYTES} bytes, got ${bytes}`;
}
