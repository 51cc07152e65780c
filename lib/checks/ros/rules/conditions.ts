import { below, show } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { intrinsicOf, valuesIn } from '../intrinsics';
import { hintOf, nearestOf } from '../nearest';
import type { Template } from '../template';
import type { Call, TemplateGraph } from '../template-graph';

const NO_CONDITION = new Rule({
  id: 'ROS045',
  severity: 'error',
  title: 'Condition that does not exist',
  why: 'ROS refuses the template: what depends on a condition needs one of that name in Conditions.',
  fix: 'Correct the name, or define the condition.',
  source: 'ROS: Conditions',
});

const UNUSED = new Rule({
  id: 'ROS046',
  severity: 'info',
  title: 'Condition or mapping that nothing asks for',
  why: 'It has no effect: what it should decide or look up happens the same way in every case.',
  fix: 'Use it, or leave it out.',
  source: 'ROS: Conditions; Mappings',
});

/** Names of conditions: of resources and outputs, in `Fn::If`, and in conditions that combine others. */
function* checkConditions(template: Template, graph: TemplateGraph): Problems {
  const { Conditions = {}, Mappings = {}, Outputs = {}, Resources, Rules } = template;
  const asked = new Set<unknown>();
  for (const [section, entries] of Object.entries({ Resources, Outputs })) {
    for (const [id, { Condition }] of Object.entries(entries)) {
      if (Condition === undefined) continue;
      asked.add(Condition);
      yield* checkName(below(section, id, 'Condition'), Condition, Conditions);
    }
  }
  for (const call of graph.calls) {
    for (const name of namesIn(call)) {
      asked.add(name);
      yield* checkName(call.path, name, Conditions);
    }
  }
  // rules may ask for conditions in ways of their own
  for (const [, value] of valuesIn('', Rules)) if (typeof value === 'string') asked.add(value);
  const maps = new Set(mapsIn(template, graph));
  for (const [section, entries, names] of [
    ['Conditions', Conditions, asked] as const,
    ['Mappings', Mappings, maps] as const,
  ]) {
    if (names.has(ANY)) continue;
    for (const name of Object.keys(entries)) {
      if (!names.has(name)) yield UNUSED.at(below(section, name), 'nothing asks for it');
    }
  }
}

/** Stands for a name that is worked out. */
const ANY = Symbol('any name');

function* checkName(path: string, name: unknown, conditions: Readonly<Record<string, unknown>>): Problems {
  if (typeof name === 'string' && Object.hasOwn(conditions, name)) return;
  const hint = typeof name === 'string' ? hintOf(nearestOf(name, Object.keys(conditions))) : '';
  yield NO_CONDITION.at(path, `no condition is called ${show(name)}${hint}`);
}

/** `Fn::If` names a condition first; `Fn::And`, `Fn::Or` and `Fn::Not` name conditions or hold functions. */
function namesIn({ section, name, argument }: Call): string[] {
  if (name === 'Fn::If') return Array.isArray(argument) && typeof argument[0] === 'string' ? [argument[0]] : [];
  if (section !== 'Conditions' || !['Fn::And', 'Fn::Or', 'Fn::Not'].includes(name)) return [];
  return [argument].flat().filter((part) => typeof part === 'string');
}

function* mapsIn({ Rules, Transform }: Template, graph: TemplateGraph): Iterable<unknown> {
  if (Transform !== undefined) yield ANY;
  const inRules = [...valuesIn('', Rules)].flatMap(([, value]) => intrinsicOf(value) ?? []);
  for (const { name, argument } of [...graph.calls, ...inRules]) {
    if (name === 'Fn::FindInMap' && Array.isArray(argument)) yield typeof argument[0] === 'string' ? argument[0] : ANY;
  }
}

export const conditions = templateCheck([NO_CONDITION, UNUSED], checkConditions);
