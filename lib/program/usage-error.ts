/** Wrong words on the command line, or a setting that is none: exit code 2. */
export class UsageError extends Error {
  public override readonly name = 'UsageError';
}
