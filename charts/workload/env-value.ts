import type { k8s } from 'cdk8s-plus-27';
import { failOn, show } from '../../lib/problems';
import { checkObjectName } from '../object/names';
import type { Plain } from '../object/plain';
import { checkObject } from '../object/shape';

/** Fields of a pod that the API server hands over (Kubernetes: "Downward API"; there from 1.26 on). */
const FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.podIP',
  'status.podIPs',
];
const ENTRY = /^metadata\.(labels|annotations)\['[^']+'\]$/;

/** A key of a Secret or a ConfigMap. */
export interface KeyReference {
  /** Name of the object, in the namespace of the pod. */
  readonly name: string;
  readonly key: string;
}

/** A value of an environment variable that only the cluster knows. */
export class EnvValue {
  /**
   * A key of a Secret.
   *
   * @throws ValidationError when no Secret can have that name or key
   */
  public static fromSecret(reference: KeyReference): EnvValue {
    return new EnvValue({ secretKeyRef: checkedReference('EnvValue.fromSecret', reference) });
  }

  /**
   * A key of a ConfigMap.
   *
   * @throws ValidationError when no ConfigMap can have that name or key
   */
  public static fromConfigMap(reference: KeyReference): EnvValue {
    return new EnvValue({ configMapKeyRef: checkedReference('EnvValue.fromConfigMap', reference) });
  }

  /**
   * A field of the pod, such as `status.podIP`, `metadata.name` or `metadata.labels['team']`.
   *
   * @throws ValidationError when it is none that Kubernetes hands over
   */
  public static fromField(fieldPath: string): EnvValue {
    failOn('EnvValue.fromField', checkFieldPath(fieldPath));
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
  return Object.entries(env).flatMap(([name, value]) => {
    if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) {
      return [`'${prop}' has the name '${name}', which is none of an environment variable, e.g. 'SITE_ROOT'`];
    }
    if (typeof value === 'string' || value instanceof EnvValue) return [];
    return [
      `'${prop}.${name}' must be a text or an EnvValue, e.g. 'fast' or EnvValue.fromSecret({ name: 'database', key: 'password' }), got ${show(value)}`,
    ];
  });
}

/** In the order given: a value may refer to earlier ones. */
export function renderEnv(env: Env): Plain<k8s.EnvVar>[] {
  return Object.entries(env).map(([name, value]) =>
    value instanceof EnvValue ? { name, valueFrom: value._render() } : { name, value },
  );
}

function checkedReference(place: string, reference: KeyReference): KeyReference {
  failOn(place, checkObject('reference', reference, "{ name: 'database', key: 'password' }"));
  const { name, key } = reference;
  failOn(place, [...checkObjectName('name', name, 'database'), ...checkKey(key)]);
  return { name, key };
}

function checkFieldPath(fieldPath: unknown): string[] {
  if (typeof fieldPath === 'string' && (FIELDS.includes(fieldPath) || ENTRY.test(fieldPath))) return [];
  return [
    `'fieldPath' must be ${FIELDS.join(', ')}, metadata.labels['…'] or metadata.annotations['…'], got ${show(fieldPath)}, e.g. 'status.podIP'`,
  ];
}

function checkKey(key: unknown): string[] {
  if (typeof key === 'string' && /^[-._a-zA-Z0-9]{1,253}$/.test(key)) return [];
  return [`'key' must be 1 to 253 of a-z, A-Z, 0-9, '-', '_' and '.', got ${show(key)}, e.g. 'password'`];
}
