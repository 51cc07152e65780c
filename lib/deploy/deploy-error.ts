/** Of a process: 1 failed or found something, 2 wrong usage. */
export type ExitCode = 1 | 2;

/** What a user is told: what happened, with what, and what to do. Its text is whole; nothing of a stack trace is shown. */
export class DeployError extends Error {
  public override readonly name: string = 'DeployError';

  constructor(
    message: string,
    public readonly code: ExitCode = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
