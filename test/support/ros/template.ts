import type { Fields } from '../plain-json';

/** A ROS template as plain JSON. Rules read it after its outline has been checked. */
export interface Template extends Fields {
  readonly Conditions?: Fields;
  readonly Locals?: Fields;
  readonly Mappings?: Readonly<Record<string, Fields>>;
  readonly Outputs?: Readonly<Record<string, Fields>>;
  readonly Parameters?: Readonly<Record<string, Fields>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** One resource of a template. */
export interface Resource extends Fields {
  readonly Type: string;
  readonly Properties?: Fields;
  readonly DependsOn?: string | readonly string[];
}
