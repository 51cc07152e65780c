import fc from 'fast-check';

/** Draws one value after the other; what stands first, or is left out, is the simpler counterexample. */
export class Dice {
  constructor(private readonly draw: fc.GeneratorValue) {}

  public integer(min: number, max: number): number {
    return this.draw(fc.integer, { min, max });
  }

  public isHeads(): boolean {
    return this.draw(fc.boolean);
  }

  public pick<T>(...values: readonly [T, ...T[]]): T {
    return values[this.integer(0, values.length - 1)] as T;
  }

  /** One of several ways, of which only that one is gone. */
  public one<T>(...ways: readonly [() => T, ...(() => T)[]]): T {
    return this.pick(...ways)();
  }

  public maybe<T>(make: () => T): T | undefined {
    return this.isHeads() ? make() : undefined;
  }

  /** None or some of several, in their order. */
  public some<T>(...values: readonly T[]): T[] {
    return values.filter(() => this.isHeads());
  }

  public list<T>(min: number, max: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.integer(min, max) }, (_, index) => make(index));
  }

  /** A text of letters. */
  public word(): string {
    return this.draw(fc.stringMatching, /^[a-z]{1,6}$/);
  }

  /** Whatever JavaScript has. */
  public anything(): unknown {
    return this.draw(fc.anything as () => fc.Arbitrary<unknown>);
  }

  /** Any text. */
  public text(): string {
    return this.draw(fc.string, { maxLength: 8 });
  }
}
