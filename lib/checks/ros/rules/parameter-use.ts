import { below, type Fields, isObject, show } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { referencesIn, referencesOf, valuesIn } from '../intrinsics';
import { hintOf, nearestOf } from '../nearest';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';

const UNUSED = new Rule({
  id: 'ROS060',
  severity: 'warning',
  title: 'Parameter that nothing reads',
  why: 'Whoever makes the stack is asked for a value that has no effect, or believes to have set what is fixed elsewhere.',
  fix: 'Read it by Ref or Fn::Sub where it was meant for, or leave it out.',
  source: 'ROS: Parameters',
});

const ASSOCIATION = new Rule({
  id: 'ROS064',
  severity: 'warning',
  title: 'Association that cannot work',
  why: 'The console cannot offer the values that it should: it asks for plain text, or shows an empty list.',
  fix: 'Give a parameter with List[…] the type Json, and name in ${…} a parameter that exists.',
  source: 'ROS: AssociationProperty and AssociationPropertyMetadata',
});

/** Parameters that nothing reads: neither the template nor, to choose from, another parameter. */
function* checkUse(template: Template, graph: TemplateGraph): Problems {
  const { Parameters = {}, Resources, Rules, Transform } = template;
  // code of other languages reads parameters in its own way
  if (Transform !== undefined || template.Workspace !== undefined || Object.keys(Resources).length === 0) return;
  const references = graph.calls.flatMap((call) => [...referencesOf(call.path, call)]);
  const read = new Set([...references, ...referencesIn('', Rules)].map(({ target }) => target));
  for (const parameter of Object.values(Parameters)) {
    const metadata = parameter.AssociationPropertyMetadata;
    for (const [, name] of placeholdersIn('', metadata)) read.add(name);
    for (const [, text] of valuesIn('', metadata)) if (typeof text === 'string') read.add(text);
  }
  for (const id of Object.keys(Parameters)) {
    if (!read.has(id)) yield UNUSED.at(below('Parameters', id), 'nothing reads it');
  }
}

/** Associations: `List[…]` is for JSON, and `${Name}` in their data names a parameter. */
function* checkAssociations({ Parameters = {} }: Template): Problems {
  for (const [id, { AssociationProperty, AssociationPropertyMetadata, Type }] of Object.entries(Parameters)) {
    const at = below('Parameters', id);
    if (typeof AssociationProperty === 'string' && AssociationProperty.startsWith('List[')) {
      if (Type !== 'Json' && Type !== 'CommaDelimitedList') {
        yield ASSOCIATION.at(
          below(at, 'AssociationProperty'),
          `${show(AssociationProperty)} needs Type Json, got ${show(Type)}`,
        );
      }
    }
    const inner = new Set(innerNamesIn(AssociationPropertyMetadata));
    const path = below(at, 'AssociationPropertyMetadata');
    for (const [place, name] of placeholdersIn(path, AssociationPropertyMetadata)) {
      if (Object.hasOwn(Parameters, name) || inner.has(name) || name.includes('::')) continue;
      yield ASSOCIATION.at(
        place,
        `no parameter is called ${show(name)}${hintOf(nearestOf(name, Object.keys(Parameters)))}`,
      );
    }
  }
}

/** `${Name}` in texts; of `${Name.Part}` the name. A dot in front leads to where the parameter stands. */
function* placeholdersIn(path: string, value: unknown): Iterable<[path: string, name: string]> {
  for (const [at, text] of valuesIn(path, value)) {
    if (typeof text !== 'string') continue;
    for (const [, name = ''] of text.matchAll(/\$\{\.{0,9}([\w:-]{1,255})[^{}]{0,255}\}/g)) yield [at, name];
  }
}

/** Names of parameters inside of a parameter that is a list or map of others. */
function* innerNamesIn(metadata: unknown): Iterable<string> {
  for (const [, value] of valuesIn('', metadata)) {
    if (!isObject(value)) continue;
    for (const key of ['Parameter', 'Parameters']) {
      const inner: Fields = isObject(value[key]) ? value[key] : {};
      yield* Object.keys(inner);
    }
  }
}

export const parameterUse = templateCheck([UNUSED], checkUse);
export const associations = templateCheck([ASSOCIATION], checkAssociations);
