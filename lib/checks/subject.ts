/** A line and a column of a text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the values of a document stand in the text it was read from. */
export interface Positions {
  /** The place of a value, or of the nearest one around it. */
  of(keys: readonly (string | number)[]): Position | undefined;
}

/** Where a template or an object is from. */
export interface Origin {
  /** @default - read from no file */
  readonly file?: string;
  /** @default - lines are not known */
  readonly positions?: Positions;
}

/** A ROS template, of any shape: as a file or a program gave it. */
export interface TemplateSource extends Origin {
  /** How reports call it, such as the name of its stack. */
  readonly name: string;
  /** Plain JSON. */
  readonly content: unknown;
  /**
   * Paths of constructs by the logical id they define.
   *
   * @default - no construct of ours
   */
  readonly constructs?: Readonly<Record<string, string>>;
}

/** A Kubernetes object, of any shape. */
export interface ManifestSource extends Origin {
  /** Plain JSON. */
  readonly content: unknown;
  /**
   * Path of the construct that defines it.
   *
   * @default - no construct of ours
   */
  readonly construct?: string;
}

/** Everything that is checked together. */
export interface Subject {
  /** @default - none */
  readonly templates?: readonly TemplateSource[];
  /** @default - none */
  readonly manifests?: readonly ManifestSource[];
  /**
   * Whether these are all objects that the cluster will have: a name that leads to none of them is then an error, else
   * a warning, as somebody else may have made it.
   *
   * @default false
   */
  readonly isComplete?: boolean;
  /**
   * Objects that somebody else makes, such as `Secret default/registry` or `StorageClass fast`.
   *
   * @default - none
   */
  readonly external?: readonly string[];
  /**
   * Minor version of Kubernetes that the objects are for: 26 stands for 1.26.
   *
   * @default 26
   */
  readonly kubernetesMinor?: number;
}
