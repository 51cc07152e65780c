/** Colours, where they are seen. */
export class Paint {
  /** As https://no-color.org has it. */
  public static for(stream: { readonly isTTY?: boolean }): Paint {
    return new Paint(stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
  }

  public constructor(public readonly isColored: boolean) {}

  public bold(text: string): string {
    return this.wrap(text, 1, 22);
  }

  public dim(text: string): string {
    return this.wrap(text, 2, 22);
  }

  public red(text: string): string {
    return this.wrap(text, 31, 39);
  }

  public green(text: string): string {
    return this.wrap(text, 32, 39);
  }

  public yellow(text: string): string {
    return this.wrap(text, 33, 39);
  }

  private wrap(text: string, on: number, off: number): string {
    return this.isColored ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  }
}
