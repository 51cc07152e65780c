import { setDefaults, settled } from './controllers';
import {
  applyFields,
  conflictsOf,
  type FieldConflict,
  type Owners,
  renderManagedFields,
  takeFields,
} from './field-ownership';

interface Stored {
  readonly object: any;
  readonly owners: Owners;
  /** How often it was asked for since it was last changed. */
  looks: number;
}

export type Applied =
  | { readonly object: any; readonly isNew: boolean }
  | { readonly conflicts: readonly FieldConflict[] };

export interface ApplyParameters {
  readonly manager: string;
  readonly force: boolean;
  readonly dryRun: boolean;
}

/** The objects of the double, by their paths. */
export class ObjectStore {
  /**
   * How many looks it takes until the controllers are done with an object: by kind or by kind and name
   * (`Deployment/web`); Infinity for never. Those not named here are done at once.
   */
  public readonly looksNeeded = new Map<string, number>();
  private readonly stored = new Map<string, Stored>();
  private version = 100;

  /** Puts something in that was there before. */
  public put(path: string, object: any, manager = 'somebody'): void {
    const owners: Owners = new Map();
    const full = { ...object, metadata: { ...object.metadata } };
    takeFields({ metadata: {} }, full, manager, owners);
    this.keep(path, { object: full, owners, looks: 0 }, true);
  }

  public find(path: string): any {
    return this.stored.get(path)?.object;
  }

  /** As a reader gets it: controllers go on meanwhile. */
  public look(path: string): any {
    const found = this.stored.get(path);
    if (!found) return undefined;
    found.looks += 1;
    if (found.looks === this.looksNeededFor(found.object)) this.settle(found);
    return found.object;
  }

  public list(collection: string): any[] {
    return this.pathsIn(collection).map((path) => this.look(path));
  }

  /** The same, seen by nobody. */
  public all(collection: string): any[] {
    return this.pathsIn(collection).map((path) => this.find(path));
  }

  public apply(path: string, body: any, { manager, force, dryRun }: ApplyParameters): Applied {
    const found = this.stored.get(path);
    const object = structuredClone(found?.object ?? { apiVersion: body.apiVersion, kind: body.kind, metadata: {} });
    const owners: Owners = new Map([...(found?.owners ?? [])].map(([entry, keys]) => [entry, new Set(keys)]));
    const conflicts = conflictsOf(object, body, manager, owners);
    if (conflicts.length > 0 && !force) return { conflicts };
    applyFields(object, body, manager, owners);
    const isNew = found === undefined;
    const next: Stored = { object, owners, looks: found?.looks ?? 0 };
    if (dryRun) return { object: this.finished(path, next), isNew };
    if (found && same(this.finished(path, next), found.object)) return { object: found.object, isNew };
    this.keep(path, next, isNew || !same(found.object.spec, object.spec));
    return { object, isNew };
  }

  /** Somebody else changes an object, without applying. */
  public change(path: string, manager: string, change: (object: any) => void, subresource?: string): void {
    const found = this.stored.get(path);
    if (!found) throw new Error(`nothing at ${path}`);
    const before = structuredClone(found.object);
    change(found.object);
    takeFields(before, found.object, manager, found.owners, subresource);
    this.keep(path, found, !same(before.spec, found.object.spec));
  }

  public delete(path: string): boolean {
    return this.stored.delete(path);
  }

  private pathsIn(collection: string): string[] {
    return [...this.stored.keys()].filter(
      (path) => path.startsWith(`${collection}/`) && !path.slice(collection.length + 1).includes('/'),
    );
  }

  private keep(path: string, stored: Stored, isOtherSpec: boolean): void {
    const { object } = stored;
    this.version += 1;
    this.finished(path, stored);
    object.metadata.resourceVersion = String(this.version);
    if (isOtherSpec) {
      object.metadata.generation = (object.metadata.generation ?? 0) + 1;
      stored.looks = 0;
    }
    this.stored.set(path, stored);
    if (this.looksNeededFor(object) === 0) this.settle(stored);
  }

  private finished(path: string, { object, owners }: Stored): any {
    const [, namespace] = /\/namespaces\/([^/]+)\//.exec(path) ?? [];
    if (namespace !== undefined) object.metadata.namespace = namespace;
    object.metadata.name = decodeURIComponent(path.split('/').at(-1) ?? '');
    object.metadata.uid ??= `uid-of-${object.metadata.name}-${this.version}`;
    setDefaults(object);
    object.metadata.managedFields = renderManagedFields(owners);
    return object;
  }

  private settle({ object }: Stored): void {
    const status = settled(object);
    if (status) object.status = status;
  }

  private looksNeededFor({ kind, metadata: { name } }: any): number {
    return this.looksNeeded.get(`${kind}/${name}`) ?? this.looksNeeded.get(kind) ?? 0;
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
