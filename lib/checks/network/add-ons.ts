import { isObject } from '../plain-json';
import type { Settings } from './settings';

/** What a template says of the add-ons of a cluster. */
export class AddOns {
  private readonly byName = new Map<string, Settings>();

  constructor(
    /** One for each add-on, as properties of a cluster or of `ALIYUN::CS::ClusterAddons`. */
    entries: readonly Settings[],
    /** Whether no others are installed by the template. */
    public readonly areAll: boolean,
  ) {
    for (const entry of entries) {
      const name = entry.text('name');
      if (name !== undefined) this.byName.set(name, entry);
    }
  }

  /** Whether one of these is installed. */
  public has(...names: readonly string[]): boolean {
    return names.some((name) => this.byName.get(name)?.flag('disabled') === false || this.isPlain(name));
  }

  /** Whether this one is kept from being installed. */
  public isDisabled(name: string): boolean {
    return this.byName.get(name)?.flag('disabled') === true;
  }

  /** Whether an add-on of such a name is installed. */
  public hasPrefix(prefix: string): boolean {
    return [...this.byName.keys()].some((name) => name.startsWith(prefix) && this.has(name));
  }

  /** A setting of the add-on whose name begins so: its `Config` is JSON in a text. */
  public configOf(prefix: string, key: string): unknown {
    const [, entry] = [...this.byName].find(([name]) => name.startsWith(prefix)) ?? [];
    try {
      const config: unknown = JSON.parse(entry?.text('config') ?? '');
      return isObject(config) ? config[key] : undefined;
    } catch {
      return undefined;
    }
  }

  private isPlain(name: string): boolean {
    const entry = this.byName.get(name);
    return entry !== undefined && entry.value('disabled') === undefined;
  }
}
