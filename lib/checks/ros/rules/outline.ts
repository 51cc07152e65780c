import { below, isObject, oneOf, show } from '../../plain-json';
import { type Gate, gate, type Problems, Rule } from '../../rule';
import { ENTRY_SECTIONS } from '../template';

const NO_TEMPLATE = new Rule({
  id: 'ROS001',
  severity: 'error',
  title: 'No resources',
  why: 'ROS refuses a template without a map of resources. Nothing else in it was checked.',
  fix: 'Write Resources as a map of logical ids.',
  source: 'ROS: Template structure',
});

const UNREADABLE = new Rule({
  id: 'ROS005',
  severity: 'error',
  title: 'Damaged outline',
  why: 'ROS refuses a template whose sections, resources or outputs have not the shape that it reads.',
  fix: 'Write sections as maps of names, and under each name a map of fields.',
  source: 'ROS: Template structure',
});

const VERSION_RULE = new Rule({
  id: 'ROS002',
  severity: 'error',
  title: 'Wrong format version',
  why: 'ROS refuses a template without the one version of the format that there is.',
  fix: "Begin the template with ROSTemplateFormatVersion: '2015-09-01'.",
  source: 'ROS: Template structure',
});

const UNKNOWN_FIELD = new Rule({
  id: 'ROS003',
  severity: 'error',
  title: 'Unknown section or field of a resource',
  why: 'ROS refuses names that it does not know, and what was meant by a misspelt one does not happen.',
  fix: 'Correct the name, or leave it out.',
  source: 'ROS: Template structure; Resources',
});

const LOGICAL_ID_RULE = new Rule({
  id: 'ROS004',
  severity: 'error',
  title: 'Bad logical id',
  why: 'ROS refuses logical ids with other characters.',
  fix: 'Use letters, digits, - and _, a letter first, at most 255.',
  source: 'ROS: Resources',
});

const VERSION = '2015-09-01';
const SECTIONS: readonly string[] = [
  ...['ROSTemplateFormatVersion', 'Conditions', 'Description', 'Locals', 'Mappings', 'Metadata', 'Outputs'],
  ...['Parameters', 'Resources', 'Rules', 'Transform', 'Workspace'],
];
const RESOURCE_FIELDS: readonly string[] = [
  ...['Condition', 'Count', 'DeletionPolicy', 'DependsOn', 'Description', 'Metadata', 'Properties', 'Type'],
];
const DELETION_POLICIES: readonly string[] = ['Delete', 'Retain'];
const LOGICAL_ID = /^[A-Za-z][A-Za-z0-9_-]{0,254}$/;

/** The outline of a template: its version, sections, and the fields of its resources and outputs. */
function* checkOutline(template: unknown): Problems {
  if (!isObject(template)) return yield NO_TEMPLATE.at('', `must be an object, got ${show(template)}`);
  if (template.ROSTemplateFormatVersion !== VERSION) {
    yield VERSION_RULE.at(
      'ROSTemplateFormatVersion',
      `must be '${VERSION}', got ${show(template.ROSTemplateFormatVersion)}`,
    );
  }
  for (const section of Object.keys(template)) {
    if (!SECTIONS.includes(section)) yield UNKNOWN_FIELD.at(below('', section), 'unknown section');
  }
  for (const section of [...ENTRY_SECTIONS, 'Conditions']) yield* checkSection(section, template[section]);
  // Terraform code has its resources in Workspace
  if (template.Resources === undefined && template.Workspace === undefined)
    yield NO_TEMPLATE.at('Resources', 'missing');
  for (const [id, resource] of fieldsOf(template.Resources)) yield* checkResource(id, resource);
  for (const [id, output] of fieldsOf(template.Outputs)) {
    if (isObject(output) && output.Value === undefined) yield UNREADABLE.at(`${below('Outputs', id)}.Value`, 'missing');
  }
  for (const [id, parameter] of fieldsOf(template.Parameters)) {
    if (isObject(parameter) && typeof parameter.Type !== 'string')
      yield UNREADABLE.at(`${below('Parameters', id)}.Type`, 'missing');
  }
}

function* checkSection(section: string, entries: unknown): Problems {
  if (entries === undefined) return;
  if (!isObject(entries))
    return yield (section === 'Resources' ? NO_TEMPLATE : UNREADABLE).at(
      section,
      `must be an object, got ${show(entries)}`,
    );
  if (section === 'Conditions') return;
  for (const [name, entry] of Object.entries(entries)) {
    if (!isObject(entry)) yield UNREADABLE.at(below(section, name), `must be an object, got ${show(entry)}`);
  }
}

function* checkResource(id: string, resource: unknown): Problems {
  const at = below('Resources', id);
  if (!LOGICAL_ID.test(id))
    yield LOGICAL_ID_RULE.at(at, 'must be letters, digits, - and _, a letter first, at most 255');
  if (!isObject(resource)) return;
  const { DeletionPolicy, DependsOn, Properties, Type } = resource;
  if (typeof Type !== 'string') yield UNREADABLE.at(`${at}.Type`, 'missing');
  if (Properties !== undefined && !isObject(Properties)) {
    yield UNREADABLE.at(`${at}.Properties`, `must be an object, got ${show(Properties)}`);
  }
  if (DependsOn !== undefined && ![DependsOn].flat().every((target) => typeof target === 'string')) {
    yield UNREADABLE.at(`${at}.DependsOn`, `must be logical ids, got ${show(DependsOn)}`);
  }
  if (DeletionPolicy !== undefined && !isObject(DeletionPolicy) && !DELETION_POLICIES.includes(DeletionPolicy)) {
    yield UNREADABLE.at(`${at}.DeletionPolicy`, `must be ${oneOf(DELETION_POLICIES)}, got ${show(DeletionPolicy)}`);
  }
  for (const field of Object.keys(resource)) {
    if (!RESOURCE_FIELDS.includes(field)) yield UNKNOWN_FIELD.at(below(at, field), 'unknown field of a resource');
  }
}

function fieldsOf(section: unknown): [string, unknown][] {
  return isObject(section) ? Object.entries(section) : [];
}

/** What stands before all other checks of a template: without resources there is nothing to read. */
export const OUTLINE: Gate = gate(
  [NO_TEMPLATE, VERSION_RULE, UNKNOWN_FIELD, LOGICAL_ID_RULE, UNREADABLE],
  checkOutline,
  [...[VERSION_RULE, UNKNOWN_FIELD, LOGICAL_ID_RULE, UNREADABLE]],
);
