import { type Problems, Rule, templateCheck } from '../../rule';
import type { Template } from '../template';

const TOO_LARGE = new Rule({
  id: 'ROS090',
  severity: 'error',
  title: 'Template beyond a limit of ROS',
  why: 'ROS refuses the template: CreateStack and UpdateStack fail before anything is made.',
  fix: 'Divide it into several stacks that hand each other outputs, or into nested stacks.',
  source: 'ROS: Limits',
});

/** ROS: Limits. */
const RESOURCES = 300;
const BYTES = 524_288;

/** Limits of ROS; the size is that of the template without white space. */
function* checkLimits(template: Template): Problems {
  const count = Object.keys(template.Resources).length;
  if (count > RESOURCES) yield TOO_LARGE.at('Resources', `at most ${RESOURCES} resources in a stack, got ${count}`);
  const bytes = sizeOf(template);
  if (bytes > BYTES) yield TOO_LARGE.at('', `at most ${BYTES} bytes, got ${bytes}`);
}

/** None of what is nested too deeply to be written. */
function sizeOf(template: Template): number {
  try {
    return Buffer.byteLength(JSON.stringify(template));
  } catch {
    return 0;
  }
}

export const limits = templateCheck([TOO_LARGE], checkLimits);
