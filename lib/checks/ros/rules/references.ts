import { below, entriesOf, show } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { PSEUDO_PARAMETERS, type Reference, referencesOf } from '../intrinsics';
import { hintOf, nearestOf } from '../nearest';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';
import type { TypeFacts } from '../type-facts';

const NOTHING = new Rule({
  id: 'ROS040',
  severity: 'error',
  title: 'Reference to nothing',
  why: 'ROS refuses the template: it has no resource, parameter or local of that name.',
  fix: 'Correct the name, or define what it names.',
  source: 'ROS: Ref; Fn::GetAtt; Fn::Sub',
});

const NO_ATTRIBUTE = new Rule({
  id: 'ROS041',
  severity: 'error',
  title: 'Attribute that the type does not have',
  why: 'ROS refuses the template. A name that resembles none we know may be newer than our facts: then this is a warning.',
  fix: 'Take an attribute of the type; many that Ref gives are attributes too.',
  source: 'ROS: reference of the resource type, "Return values" (July 2026)',
});

const NO_VALUE = new Rule({
  id: 'ROS042',
  severity: 'error',
  title: 'Ref of a resource that has no id',
  why: 'For this type Ref gives nothing: the property that should have the id stays empty.',
  fix: 'Take an attribute by Fn::GetAtt, or wait for the resource by DependsOn.',
  source: 'ROS: reference of the resource type, "Return values"',
});

const NO_DEPENDENCY = new Rule({
  id: 'ROS043',
  severity: 'error',
  title: 'Dependency on nothing',
  why: 'ROS refuses the template: DependsOn takes logical ids of resources in the same template.',
  fix: 'Correct the logical id, or leave it out.',
  source: 'ROS: Resources, "DependsOn"',
});

/** Names that a template reads or waits for: each must exist. */
function* checkReferences(template: Template, graph: TemplateGraph): Problems {
  const { Resources } = template;
  for (const call of graph.calls) {
    for (const reference of referencesOf(call.path, call)) yield* checkReference(reference, template, graph);
  }
  for (const [id, { DependsOn = [] }] of Object.entries(Resources)) {
    for (const [path, target] of entriesOf(below('Resources', id, 'DependsOn'), [DependsOn].flat())) {
      if (Object.hasOwn(Resources, withoutIndex(target))) continue;
      const hint = hintOf(nearestOf(target, Object.keys(Resources)));
      yield NO_DEPENDENCY.at(path, `no resource is called ${show(target)}${hint}`);
    }
  }
}

function* checkReference({ path, target, attribute }: Reference, template: Template, graph: TemplateGraph): Problems {
  const id = withoutIndex(target);
  const resource = Object.hasOwn(template.Resources, id) ? template.Resources[id] : undefined;
  const facts = resource && graph.typeFacts(resource.Type);
  if (attribute === undefined) {
    if (!resource && !isValueName(target, template)) {
      yield NOTHING.at(path, `nothing is called ${show(target)}${hintOf(nearestOf(target, namesOf(template)))}`);
    }
    if (facts?.RefType === 'Null') yield NO_VALUE.at(path, `Ref gives nothing for ${facts.ResourceType}`);
  } else if (!resource) {
    // a local may stand for a data source, whose attributes are read
    if (Object.hasOwn(template.Locals ?? {}, target)) return;
    const hint = hintOf(nearestOf(target, Object.keys(template.Resources)));
    yield NOTHING.at(path, `no resource is called ${show(target)}${hint}`);
  } else if (facts && !hasAttribute(facts, attribute)) {
    const nearest = nearestOf(attribute, Object.keys(facts.Attributes));
    const severity = facts.isOld && !nearest?.isSlip ? 'warning' : 'error';
    const message = `${facts.ResourceType} has no attribute ${show(attribute)}${hintOf(nearest)}`;
    yield NO_ATTRIBUTE.at(path, message, { severity });
  }
}

/** One of the resources that `Count` makes: `Server[0]`. */
function withoutIndex(target: string): string {
  return target.replace(/\[[^\][]{1,80}\]$/, '');
}

function isValueName(name: string, { Locals = {}, Parameters = {} }: Template): boolean {
  return PSEUDO_PARAMETERS.has(name) || Object.hasOwn(Parameters, name) || Object.hasOwn(Locals, name);
}

function namesOf({ Locals = {}, Parameters = {}, Resources }: Template): string[] {
  return [...Object.keys(Resources), ...Object.keys(Parameters), ...Object.keys(Locals), ...PSEUDO_PARAMETERS];
}

/** Attributes of a nested stack are its outputs: their names are its own affair. */
function hasAttribute({ Attributes, ResourceType }: TypeFacts, attribute: string): boolean {
  if (Object.hasOwn(Attributes, attribute) || Object.hasOwn(Attributes, '*')) return true;
  // a part of an attribute that is a map, such as NicInfo.Mac
  const [first = ''] = attribute.split('.');
  return Object.hasOwn(Attributes, first) || (ResourceType === 'ALIYUN::ROS::Stack' && first === 'Outputs');
}

export const references = templateCheck([NOTHING, NO_ATTRIBUTE, NO_VALUE, NO_DEPENDENCY], checkReferences);
