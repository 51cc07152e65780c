import { show } from '../plain-json';
import { valuesIn } from '../ros/intrinsics';
import type { Template } from '../ros/template';
import { type Problems, Rule, templateCheck } from '../rule';

const TWICE = new Rule({
  id: 'NET020',
  severity: 'warning',
  title: 'vSwitch that is named twice',
  why: 'The list looks like one zone more than there is: what lies in it is lost with fewer zones than meant.',
  fix: 'Name a vSwitch of another zone.',
  source: 'VPC: a vSwitch lies in one zone',
});

/** A list of vSwitch ids that names one twice loses a zone; a function counts as the same if it reads the same. */
function* checkVSwitchLists({ Resources }: Template): Problems {
  for (const [path, value] of valuesIn('Resources', Resources)) {
    if (!Array.isArray(value) || !/v_?switch_?ids$/i.test(path)) continue;
    const texts = value.map((item) => JSON.stringify(item));
    const seen = new Set<string>();
    const twice = texts.findIndex((text) => seen.size === seen.add(text).size);
    if (twice >= 0) yield TWICE.at(path, `${show(value[twice])} is given twice`);
  }
}

export const vSwitchLists = templateCheck([TWICE], checkVSwitchLists);
