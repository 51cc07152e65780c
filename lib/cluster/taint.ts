/** What happens to pods that do not tolerate a taint. */
export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

/** A mark on nodes that keeps pods away which do not tolerate it. */
export class Taint {
  /** New pods stay away. */
  public static noSchedule(key: string, value = ''): Taint {
    return new Taint(key, value, 'NoSchedule');
  }

  /** New pods stay away while there is room elsewhere. */
  public static preferNoSchedule(key: string, value = ''): Taint {
    return new Taint(key, value, 'PreferNoSchedule');
  }

  /** New pods stay away, and running ones are evicted. */
  public static noExecute(key: string, value = ''): Taint {
    return new Taint(key, value, 'NoExecute');
  }

  private constructor(
    /** Such as `gpu` or `example.com/gpu`. */
    public readonly key: string,
    /** May be empty. */
    public readonly value: string,
    /** What happens to pods that do not tolerate it. */
    public readonly effect: TaintEffect,
  ) {}

  /** `key=value:effect`, as kubectl writes it. */
  public toString(): string {
    return `${this.key}${this.value === '' ? '' : `=${this.value}`}:${this.effect}`;
  }
}
