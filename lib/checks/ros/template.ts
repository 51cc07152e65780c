import { type Fields, isObject } from '../plain-json';

/** A ROS template as plain JSON, as far as it has the shape of one: see `readTemplate`. */
export interface Template extends Fields {
  readonly Conditions?: Fields;
  readonly Locals?: Readonly<Record<string, Fields>>;
  readonly Mappings?: Readonly<Record<string, Fields>>;
  readonly Outputs?: Readonly<Record<string, Fields>>;
  readonly Parameters?: Readonly<Record<string, Fields>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** One resource of a template. */
export interface Resource extends Fields {
  /** Empty where it is missing. */
  readonly Type: string;
  readonly Properties?: Fields;
  readonly DependsOn?: string | readonly string[];
}

/** Sections whose entries are objects. */
export const ENTRY_SECTIONS = ['Locals', 'Mappings', 'Outputs', 'Parameters', 'Resources'] as const;

/**
 * A template without what has not the shape it should have; the check of the outline says what that is. Names stay, so
 * that what leads to a damaged resource is not wrong as well.
 */
export function readTemplate(content: Fields): Template {
  const { Conditions } = content;
  const sections = ENTRY_SECTIONS.map((section) => [section, content[section]] as const)
    .filter(([, entries]) => isObject(entries))
    .map(([section, entries]) => [section, readEntries(section, entries)]);
  const others = Object.entries(content).filter(([key]) => !SHAPED.has(key));
  return {
    ...Object.fromEntries(others),
    ...(isObject(Conditions) ? { Conditions } : {}),
    Resources: {},
    ...Object.fromEntries(sections),
  };
}

const SHAPED: ReadonlySet<string> = new Set(['Conditions', ...ENTRY_SECTIONS]);

function readEntries(section: string, entries: Fields): Fields {
  const read = section === 'Resources' ? readResource : (entry: unknown) => (isObject(entry) ? entry : {});
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, read(entry)]));
}

function readResource(entry: unknown): Resource {
  if (!isObject(entry)) return { Type: '' };
  const { DependsOn, Properties, Type, ...others } = entry;
  return {
    ...others,
    Type: typeof Type === 'string' ? Type : '',
    ...(isObject(Properties) ? { Properties } : {}),
    ...(DependsOn === undefined ? {} : { DependsOn: [DependsOn].flat().filter((id) => typeof id === 'string') }),
  };
}
