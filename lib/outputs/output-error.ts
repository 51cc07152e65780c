/** A value of a deployment that is not there, or not of the shape it should have. */
export class OutputError extends Error {
  public override readonly name = 'OutputError';
}
