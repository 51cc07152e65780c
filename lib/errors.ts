/** Anything with a place in a construct tree: ROS CDK's and cdk8s' constructs both have one. */
export interface IPlace {
  readonly node: { readonly path: string };
}

/** Input that cannot work; says what was got, what is allowed and which construct was asked. */
export class ValidationError extends Error {
  public override readonly name = 'ValidationError';

  constructor(place: IPlace, message: string) {
    super(`${message} [at ${place.node.path || 'the app'}]`);
  }
}
