import { type Fields, isObject, show } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { hintOf, nearestOf } from '../nearest';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';

const NOT_FOUND = new Rule({
  id: 'ROS065',
  severity: 'error',
  title: 'Mapping or key that does not exist',
  why: 'ROS refuses the template, or fails when the value is looked up: then after other resources have been made.',
  fix: 'Correct the name, or add the key to the mapping.',
  source: 'ROS: Mappings; Fn::FindInMap',
});

/** What `Fn::FindInMap` looks up, as far as it is written out. */
function* checkMappings({ Mappings = {} }: Template, graph: TemplateGraph): Problems {
  for (const { path, name, argument } of graph.calls) {
    // a fourth argument is what to take where nothing is found
    if (name !== 'Fn::FindInMap' || !Array.isArray(argument) || argument.length !== 3) continue;
    const problem = problemOf(argument, Mappings);
    if (problem !== undefined) yield NOT_FOUND.at(path, problem);
  }
}

function problemOf([name, first, second]: readonly unknown[], mappings: Fields): string | undefined {
  if (typeof name !== 'string') return undefined;
  const mapping = find(mappings, name);
  if (!isObject(mapping)) return `no mapping is called ${show(name)}${hintOf(nearestOf(name, Object.keys(mappings)))}`;
  const lines = isKey(first) ? [find(mapping, first)] : Object.values(mapping);
  if (lines.includes(undefined)) {
    return `mapping ${name} has no key ${show(first)}${hintOf(nearestOf(String(first), Object.keys(mapping)))}`;
  }
  if (!isKey(second) || lines.some((line) => isObject(line) && find(line, second) !== undefined)) return undefined;
  const keys = lines.flatMap((line) => (isObject(line) ? Object.keys(line) : []));
  const place = isKey(first) ? `${name}.${first}` : name;
  return `mapping ${place} has no key ${show(second)}${hintOf(nearestOf(String(second), new Set(keys)))}`;
}

function isKey(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function find(map: Fields, key: string | number | boolean): unknown {
  return Object.hasOwn(map, String(key)) ? (map[String(key)] ?? null) : undefined;
}

export const mappings = templateCheck([NOT_FOUND], checkMappings);
