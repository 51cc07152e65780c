import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from '../object/plain';

/** A key of a Secret or a ConfigMap. */
export interface KeyReference {
  /** Name of the object, in the namespace of the pod. */
  readonly name: string;
  readonly key: string;
}

/** A value of an environment variable that only the cluster knows. */
export class EnvValue {
  /** A key of a Secret. */
  public static fromSecret({ name, key }: KeyReference): EnvValue {
    return new EnvValue({ secretKeyRef: { name, key } });
  }

  /** A key of a ConfigMap. */
  public static fromConfigMap({ name, key }: KeyReference): EnvValue {
    return new EnvValue({ configMapKeyRef: { name, key } });
  }

  /** A field of the pod, such as `status.podIP` or `metadata.name`. */
  public static fromField(fieldPath: string): EnvValue {
    return new EnvValue({ fieldRef: { fieldPath } });
  }

  private constructor(private readonly source: Plain<k8s.EnvVarSource>) {}

  /** @internal */
  public _render(): Plain<k8s.EnvVarSource> {
    return this.source;
  }
}

/** Environment variables by name. */
export type Env = Readonly<Record<string, string | EnvValue>>;

/** Problems of environment variables, none if the API server takes them. */
export function checkEnv(prop: string, env: Env): string[] {
  return Object.keys(env)
    .filter((name) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name))
    .map((name) => `'${prop}' has the name '${name}', which is none of an environment variable, e.g. 'SITE_ROOT'`);
}

/** In the order given: a value may refer to earlier ones. */
export function renderEnv(env: Env): Plain<k8s.EnvVar>[] {
  return Object.entries(env).map(([name, value]) =>
    value instanceof EnvValue ? { name, valueFrom: value._render() } : { name, value },
  );
}
