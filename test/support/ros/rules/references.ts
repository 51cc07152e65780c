import { below, entriesOf, type Problems, show } from '../../plain-json';
import { PSEUDO_PARAMETERS, type Reference, referencesIn } from '../intrinsics';
import type { Template } from '../template';
import type { TypeFactsLoader } from '../type-facts';

/** Names that a template reads, waits for or depends on: each must exist. */
export function* checkReferences(template: Template, typeFacts: TypeFactsLoader): Problems {
  const { Conditions, Locals, Outputs = {}, Resources } = template;
  for (const [section, value] of Object.entries({ Conditions, Locals, Resources, Outputs })) {
    for (const reference of referencesIn(section, value)) yield* checkReference(reference, template, typeFacts);
  }
  for (const [id, { DependsOn = [] }] of Object.entries(Resources)) {
    const at = `${below('Resources', id)}.DependsOn`;
    for (const [path, target] of entriesOf(at, [DependsOn].flat())) {
      if (!Object.hasOwn(Resources, target)) yield `${path}: no resource is called ${show(target)}`;
    }
  }
  yield* checkConditions(template);
}

function* checkReference(reference: Reference, template: Template, typeFacts: TypeFactsLoader): Problems {
  const { path, target, attribute } = reference;
  const resource = Object.hasOwn(template.Resources, target) ? template.Resources[target] : undefined;
  const facts = resource && typeFacts(resource.Type);
  if (attribute === undefined) {
    if (!resource && !isValueName(target, template)) yield `${path}: nothing is called ${show(target)}`;
    if (facts?.RefType === 'Null') yield `${path}: Ref gives nothing for ${facts.ResourceType}`;
  } else if (!resource) yield `${path}: no resource is called ${show(target)}`;
  else if (facts && !hasAttribute(facts, attribute))
    yield `${path}: ${facts.ResourceType} has no attribute ${show(attribute)}`;
}

function isValueName(name: string, { Locals = {}, Parameters = {} }: Template): boolean {
  return PSEUDO_PARAMETERS.has(name) || Object.hasOwn(Parameters, name) || Object.hasOwn(Locals, name);
}

/** Attributes of a nested stack are its outputs: their names are its own affair. */
function hasAttribute(
  { Attributes, ResourceType }: NonNullable<ReturnType<TypeFactsLoader>>,
  attribute: string,
): boolean {
  return (
    Object.hasOwn(Attributes, attribute) || (ResourceType === 'ALIYUN::ROS::Stack' && attribute.startsWith('Outputs.'))
  );
}

function* checkConditions({ Conditions = {}, Outputs = {}, Resources }: Template): Problems {
  for (const [section, entries] of Object.entries({ Resources, Outputs })) {
    for (const [id, { Condition }] of Object.entries(entries)) {
      if (Condition === undefined || (typeof Condition === 'string' && Object.hasOwn(Conditions, Condition))) continue;
      yield `${below(section, id)}.Condition: no condition is called ${show(Condition)}`;
    }
  }
}
