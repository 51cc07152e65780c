import { type Problems, show } from '../../plain-json';
import { valuesIn } from '../intrinsics';
import type { Template } from '../template';

/** A list of vSwitch ids that names one twice loses a zone; a function counts as the same if it reads the same. */
export function* checkVSwitchLists({ Resources }: Template): Problems {
  for (const [path, value] of valuesIn('Resources', Resources)) {
    if (!Array.isArray(value) || !/v_?switch_?ids$/i.test(path)) continue;
    const texts = value.map((item) => JSON.stringify(item));
    const twice = texts.findIndex((text, index) => texts.indexOf(text) !== index);
    if (twice >= 0) yield `${path}: ${show(value[twice])} is given twice`;
  }
}
