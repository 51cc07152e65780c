/** Where facts are from. */
export interface Source {
  /** What it is, such as `ACK: limits`. */
  readonly title: string;

  /**
   * Where to read it.
   *
   * @default - it is not on the web
   */
  readonly address?: string;

  /**
   * Date of the version that was read, as `YYYY-MM-DD` or less.
   *
   * @default - it bears none
   */
  readonly date?: string;
}

/** Something known that a choice may hang on. */
export class Fact {
  /** Read in these sources. */
  public static of(text: string, ...sources: readonly Source[]): Fact {
    return new Fact(text, sources, false);
  }

  /** Read in these sources, but old, in parts, by implication, or against another source: check before you build on it. */
  public static unsure(text: string, ...sources: readonly Source[]): Fact {
    return new Fact(text, sources, true);
  }

  /** What this library does; its code and tests are the source. */
  public static ofOurs(text: string): Fact {
    return new Fact(text, [], false);
  }

  private constructor(
    /** One line of Markdown. */
    public readonly text: string,
    /** Empty for what this library does. */
    public readonly sources: readonly Source[],
    public readonly isUnsure: boolean,
  ) {}
}
