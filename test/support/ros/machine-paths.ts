import { join } from 'node:path';
import { valuesIn } from '../../../lib/checks/ros/intrinsics';

/** What names files of the machine a template was made on; `/root` or `/tmp` may as well be meant for a node. */
const MACHINE = [/file:\/\//, /\bnode_modules\//, /\(\/\S+:\d+:\d+\)/, /^[A-Z]:\\/];
const CHECKOUT = join(__dirname, '../../..');

/** Texts of what we synthesize that should never have been written. */
export function* machinePathsIn(template: unknown): Iterable<string> {
  for (const [path, text] of valuesIn('', template)) {
    if (typeof text !== 'string') continue;
    if (MACHINE.some((pattern) => pattern.test(text)) || text.includes(CHECKOUT)) {
      yield `${path}: names a file of the machine it was made on`;
    }
  }
}
