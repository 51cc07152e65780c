/** As whom the file server sees clients. */
export class Squash {
  /** As who they are, root included. */
  public static readonly NONE = new Squash('no_squash');

  /** Root as nobody, everybody else as who they are. */
  public static readonly ROOT = new Squash('root_squash');

  /** Everybody as nobody. */
  public static readonly ALL = new Squash('all_squash');

  private constructor(
    /** Value of `UserAccessType`. */
    public readonly userAccessType: string,
  ) {}
}
