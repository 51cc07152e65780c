import { below, isObject, oneOf, type Problems, show } from '../../plain-json';

const VERSION = '2015-09-01';
const SECTIONS: readonly string[] = [
  ...['ROSTemplateFormatVersion', 'Conditions', 'Description', 'Locals', 'Mappings', 'Metadata', 'Outputs'],
  ...['Parameters', 'Resources', 'Rules', 'Transform', 'Workspace'],
];
const ENTRY_SECTIONS: readonly string[] = ['Locals', 'Mappings', 'Outputs', 'Parameters', 'Resources'];
const RESOURCE_FIELDS: readonly string[] = [
  ...['Condition', 'Count', 'DeletionPolicy', 'DependsOn', 'Description', 'Metadata', 'Properties', 'Type'],
];
const DELETION_POLICIES: readonly string[] = ['Delete', 'Retain'];
const LOGICAL_ID = /^[A-Za-z][A-Za-z0-9_-]{0,254}$/;

/** The outline of a template: its version, sections, and the fields of its resources and outputs. */
export function* checkOutline(template: unknown): Problems {
  if (!isObject(template)) return yield `template: must be an object, got ${show(template)}`;
  if (template.ROSTemplateFormatVersion !== VERSION) {
    yield `ROSTemplateFormatVersion: must be '${VERSION}', got ${show(template.ROSTemplateFormatVersion)}`;
  }
  for (const section of Object.keys(template)) {
    if (!SECTIONS.includes(section)) yield `${below('', section)}: unknown section`;
  }
  for (const section of [...ENTRY_SECTIONS, 'Conditions']) yield* checkSection(section, template[section]);
  if (template.Resources === undefined) yield 'Resources: missing';
  for (const [id, resource] of fieldsOf(template.Resources)) yield* checkResource(id, resource);
  for (const [id, output] of fieldsOf(template.Outputs)) {
    if (isObject(output) && output.Value === undefined) yield `${below('Outputs', id)}.Value: missing`;
  }
  for (const [id, parameter] of fieldsOf(template.Parameters)) {
    if (isObject(parameter) && typeof parameter.Type !== 'string') yield `${below('Parameters', id)}.Type: missing`;
  }
}

function* checkSection(section: string, entries: unknown): Problems {
  if (entries === undefined) return;
  if (!isObject(entries)) return yield `${section}: must be an object, got ${show(entries)}`;
  if (!ENTRY_SECTIONS.includes(section)) return;
  for (const [name, entry] of Object.entries(entries)) {
    if (!isObject(entry)) yield `${below(section, name)}: must be an object, got ${show(entry)}`;
  }
}

function* checkResource(id: string, resource: unknown): Problems {
  const at = below('Resources', id);
  if (!LOGICAL_ID.test(id)) yield `${at}: must be letters, digits, - and _, a letter first, at most 255`;
  if (!isObject(resource)) return;
  const { DeletionPolicy, DependsOn, Properties, Type } = resource;
  if (typeof Type !== 'string') yield `${at}.Type: missing`;
  if (Properties !== undefined && !isObject(Properties)) {
    yield `${at}.Properties: must be an object, got ${show(Properties)}`;
  }
  if (DependsOn !== undefined && ![DependsOn].flat().every((target) => typeof target === 'string')) {
    yield `${at}.DependsOn: must be logical ids, got ${show(DependsOn)}`;
  }
  if (DeletionPolicy !== undefined && !DELETION_POLICIES.includes(DeletionPolicy)) {
    yield `${at}.DeletionPolicy: must be ${oneOf(DELETION_POLICIES)}, got ${show(DeletionPolicy)}`;
  }
  for (const field of Object.keys(resource)) {
    if (!RESOURCE_FIELDS.includes(field)) yield `${below(at, field)}: unknown field of a resource`;
  }
}

function fieldsOf(section: unknown): [string, unknown][] {
  return isObject(section) ? Object.entries(section) : [];
}
