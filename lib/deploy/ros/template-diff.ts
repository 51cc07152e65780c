import { diffValues, masked, type ValueChange } from '../value-diff';
import { isFixed } from './fixed-properties';
import { secretParameters, type Template, type TemplateResource } from './template';

/** Why a change would cost a live resource, or not work. */
export type Mark =
  /** The resource is there under another logical id: ROS deletes the one and makes the other. */
  | { readonly kind: 'renamed'; readonly from: string }
  /** The logical id stands for another type: ROS deletes the one and makes the other. */
  | { readonly kind: 'type-changed'; readonly from: string }
  /** ROS cannot change these properties of a live resource. */
  | { readonly kind: 'not-updatable'; readonly properties: readonly string[] };

/** What changes for one resource. */
export interface ResourceDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly logicalId: string;
  /** Such as `ALIYUN::ECS::VPC`. */
  readonly type: string;
  /** Empty where it is added or removed. */
  readonly changes: readonly ValueChange[];
  readonly marks: readonly Mark[];
  /** Whether it stays when it is removed: `DeletionPolicy: Retain`. */
  readonly isKept: boolean;
}

/** What changes in a template. */
export interface TemplateDiff {
  /** Changed ones first, then added, then removed, each in the order of the template. */
  readonly resources: readonly ResourceDifference[];
  /** By section: `Outputs`, `Parameters`, `Conditions`, `Mappings`, `Rules`, `Description`. */
  readonly sections: Readonly<Record<string, readonly ValueChange[]>>;
}

/** What only tools read. */
const UNREAD_SECTIONS = new Set(['Resources', 'Metadata', 'ROSTemplateFormatVersion']);

/**
 * What a deployment of a template would change, by meaning: the order of keys and of names that are depended on, and
 * what only tools read, does not count.
 *
 * @param live nothing where there is no such stack
 */
export function diffTemplates(live: Template | undefined, local: Template): TemplateDiff {
  const before = live ?? {};
  return {
    resources: diffResources(before.Resources ?? {}, local.Resources ?? {}),
    sections: diffSections(before, local),
  };
}

/** Whether nothing changes. */
export function isSame({ resources, sections }: TemplateDiff): boolean {
  return resources.length === 0 && Object.keys(sections).length === 0;
}

type Resources = Readonly<Record<string, TemplateResource>>;

function diffResources(live: Resources, local: Resources): ResourceDifference[] {
  const removed = Object.keys(live).filter((id) => !(id in local));
  const renames = findRenames(removed, live, local);
  return [
    ...Object.entries(local).flatMap(([id, after]) => {
      const before = live[id];
      return before === undefined ? [] : changeOf(id, before, after);
    }),
    ...Object.entries(local)
      .filter(([id]) => !(id in live))
      .map(([id, { Type: type }]): ResourceDifference => {
        const from = renames.get(id);
        const marks: Mark[] = from === undefined ? [] : [{ kind: 'renamed', from }];
        return { kind: 'added', logicalId: id, type, changes: [], marks, isKept: false };
      }),
    ...removed.map((id): ResourceDifference => {
      const { Type: type = '', DeletionPolicy: policy } = live[id] ?? {};
      return { kind: 'removed', logicalId: id, type, changes: [], marks: [], isKept: policy === 'Retain' };
    }),
  ];
}

function changeOf(logicalId: string, before: TemplateResource, after: TemplateResource): ResourceDifference[] {
  const changes = diffValues(comparable(before), comparable(after)).map(withoutPassword);
  if (changes.length === 0) return [];
  const { Type: type } = after;
  const isKept = before.DeletionPolicy === 'Retain';
  return [{ kind: 'changed', logicalId, type, changes, marks: marksOf(before.Type, type, changes), isKept }];
}

function marksOf(from: string, type: string, changes: readonly ValueChange[]): Mark[] {
  if (from !== type) return [{ kind: 'type-changed', from }];
  const changed = changes.flatMap(({ path }) => /^Properties\.([^.[]+)/.exec(path)?.[1] ?? []);
  const properties = [...new Set(changed)].filter((property) => isFixed(type, property));
  return properties.length === 0 ? [] : [{ kind: 'not-updatable', properties }];
}

/** One text stands for a list of one, and the order says nothing. */
function comparable({ DependsOn: dependsOn, Metadata: _, ...resource }: TemplateResource): object {
  if (dependsOn === undefined) return resource;
  const names = (Array.isArray(dependsOn) ? dependsOn : [dependsOn]).map(String).sort();
  return { ...resource, DependsOn: names.join(', ') };
}

/**
 * By the new id, the old one: the removed resource of the same type that is the most like an added one, with at least
 * half of the properties the same.
 */
function findRenames(removed: readonly string[], live: Resources, local: Resources): ReadonlyMap<string, string> {
  const free = new Set(removed);
  const renames = new Map<string, string>();
  for (const [id, after] of Object.entries(local)) {
    if (id in live) continue;
    const alike = [...free].filter((old) => live[old]?.Type === after.Type && likeness(live[old], after) >= 0.5);
    const [nearest] = alike.sort((a, b) => likeness(live[b], after) - likeness(live[a], after));
    if (nearest === undefined) continue;
    free.delete(nearest);
    renames.set(id, nearest);
  }
  return renames;
}

/** The share of properties that are the same in both, 0 to 1. */
function likeness(before: TemplateResource | undefined, after: TemplateResource): number {
  const [old, young] = [before?.Properties ?? {}, after.Properties ?? {}];
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  const same = names.filter((name) => diffValues(old[name], young[name]).length === 0);
  return names.length === 0 ? 1 : same.length / names.length;
}

function diffSections(live: Template, local: Template): Record<string, ValueChange[]> {
  const names = [...new Set([...Object.keys(local), ...Object.keys(live)])].filter(
    (name) => !UNREAD_SECTIONS.has(name),
  );
  const secrets = new Set([...secretParameters(live), ...secretParameters(local)]);
  const changes = names.map((name): [string, ValueChange[]] => {
    const found = diffValues(live[name] ?? {}, local[name] ?? {});
    return [name, name === 'Parameters' ? found.map((change) => withoutSecret(change, secrets)) : found];
  });
  return Object.fromEntries(changes.filter(([, found]) => found.length > 0));
}

/** The default of a secret parameter is secret, too. */
function withoutSecret(change: ValueChange, secrets: ReadonlySet<string>): ValueChange {
  const [name = '', attribute] = change.path.split('.');
  if (!secrets.has(name) || (attribute !== 'Default' && attribute !== undefined)) return change;
  return masked(change);
}

/** Somebody may have written one into the template: as a property, below it, or in a manifest for the cluster. */
function withoutPassword(change: ValueChange): ValueChange {
  const { path, before, after } = change;
  return SECRET_NAME.test(path) || [before, after].some(holdsSecret) ? masked(change) : change;
}

const SECRET_NAME = /password|secret|token|privatekey/i;

function holdsSecret(value: unknown): boolean {
  if (typeof value === 'string') return /^kind: "?Secret"?$/m.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, nested]) => SECRET_NAME.test(key) || holdsSecret(nested));
}
