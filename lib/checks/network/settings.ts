import { below, type Fields, isObject } from '../plain-json';
import { intrinsicOf } from '../ros/intrinsics';

/**
 * A block of properties of a cluster, which typed resources spell `NodeCidrMask` and the bodies of requests
 * `node_cidr_mask`: names are given in lower case, without underscores. Values behind functions are not known.
 */
export class Settings {
  private readonly fields: Fields;
  private readonly isKnown: boolean;
  private names: Map<string, string> | undefined;

  constructor(
    /** Where the block stands in the template. */
    public readonly path: string,
    value: unknown,
  ) {
    this.isKnown = value === undefined || (isObject(value) && !intrinsicOf(value));
    this.fields = this.isKnown && isObject(value) ? value : {};
  }

  /** Whether it is certain that nobody says anything. */
  public lacks(name: string): boolean {
    return this.isKnown && this.value(name) === undefined;
  }

  /** Whatever is there; null counts as nothing. */
  public value(name: string): unknown {
    const key = this.keyOf(name);
    return key === undefined ? undefined : (this.fields[key] ?? undefined);
  }

  /** Where a value stands; the block itself where there is none. */
  public pathOf(name: string): string {
    const key = this.keyOf(name);
    return key === undefined ? this.path : below(this.path, key);
  }

  public text(name: string): string | undefined {
    const value = this.value(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** Numbers may be written as texts. */
  public number(name: string): number | undefined {
    const value = this.value(name);
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  /** Switches may be written as texts. */
  public flag(name: string): boolean | undefined {
    const value = this.value(name);
    const text = typeof value === 'string' ? value.toLowerCase() : value;
    if (text === true || text === 'true') return true;
    return text === false || text === 'false' ? false : undefined;
  }

  public list(name: string): readonly unknown[] | undefined {
    const value = this.value(name);
    return Array.isArray(value) ? value : undefined;
  }

  /** A block in this one. */
  public within(name: string): Settings {
    return new Settings(this.pathOf(name), this.isKnown ? this.value(name) : { Ref: '' });
  }

  /** The blocks of a list in this one. */
  public blocks(name: string): Settings[] {
    return (this.list(name) ?? []).map((value, index) => new Settings(below(this.pathOf(name), index), value));
  }

  private keyOf(name: string): string | undefined {
    this.names ??= new Map(Object.keys(this.fields).map((key) => [key.replaceAll('_', '').toLowerCase(), key]));
    return this.names.get(name);
  }
}
