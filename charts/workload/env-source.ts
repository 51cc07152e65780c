import type { k8s } from 'cdk8s-plus-27';
import { checkList, failOn, show } from '../../lib/problems';
import { checkObjectName } from '../object/names';
import type { Plain } from '../object/plain';
import { checkObject, ifGiven } from '../object/shape';

/** See {@link EnvSource}. */
export interface EnvSourceProps {
  /**
   * What stands before each key, such as `DB_`.
   *
   * @default - nothing
   */
  readonly prefix?: string;
}

/** All keys of an object as environment variables. */
export class EnvSource {
  /**
   * A Secret in the namespace of the pod. It has to be there: a container waits for it.
   *
   * @throws ValidationError when no Secret can have that name, or no variable that prefix
   */
  public static fromSecret(name: string, props: EnvSourceProps = {}): EnvSource {
    return new EnvSource('EnvSource.fromSecret', 'secretRef', name, props);
  }

  /**
   * A ConfigMap in the namespace of the pod. It has to be there: a container waits for it.
   *
   * @throws ValidationError when no ConfigMap can have that name, or no variable that prefix
   */
  public static fromConfigMap(name: string, props: EnvSourceProps = {}): EnvSource {
    return new EnvSource('EnvSource.fromConfigMap', 'configMapRef', name, props);
  }

  private readonly prefix?: string;

  private constructor(
    place: string,
    private readonly reference: 'secretRef' | 'configMapRef',
    private readonly name: string,
    props: EnvSourceProps,
  ) {
    failOn(place, checkObject('props', props, "{ prefix: 'DB_' }"));
    failOn(place, [...checkObjectName('name', name, 'database'), ...ifGiven(props.prefix, checkPrefix)]);
    this.prefix = props.prefix;
  }

  /** @internal */
  public _render(): Plain<k8s.EnvFromSource> {
    return { [this.reference]: { name: this.name }, prefix: this.prefix };
  }
}

/** Problems of whole objects that become environment variables. */
export function checkEnvSources(prop: string, sources: readonly EnvSource[]): string[] {
  const example = "EnvSource.fromSecret('database')";
  if (!Array.isArray(sources)) return checkList(prop, sources, `[${example}]`);
  return sources.flatMap((source, index) =>
    source instanceof EnvSource
      ? []
      : [`'${prop}[${index}]' must be an EnvSource, e.g. ${example}, got ${show(source)}`],
  );
}

function checkPrefix(prefix: unknown): string[] {
  if (typeof prefix === 'string' && /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(prefix)) return [];
  return [`'prefix' must start the name of an environment variable, got ${show(prefix)}, e.g. 'DB_'`];
}
