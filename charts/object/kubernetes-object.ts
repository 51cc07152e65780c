import { ApiObject } from 'cdk8s';
import { failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { API_VERSIONS, type Bodies, isClusterScoped, type Kind, spellingOf } from './kinds';
import { checkLabels } from './labels';
import { checkName, namespaceOf } from './names';
import { ObjectRegistry } from './object-registry';
import { withPrototypes } from './with-prototypes';

/** Name and content of a {@link KubernetesObject}. */
export type KubernetesObjectProps<K extends Kind> = Bodies[K] & {
  /** DNS label; unique among the objects of its kind in its namespace. */
  readonly name: string;
  /** @default - none but those of the chart */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - that of the chart */
  readonly namespace?: string;
};

/** An object as it is written. */
export interface Manifest {
  readonly metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  readonly [field: string]: unknown;
}

/**
 * An object in a manifest: typed by the API, named by us, in the namespace of its chart or in none.
 *
 * Its construct id is its kind. What `addJsonPatch` says reaches the file as it is.
 */
export class KubernetesObject<K extends Kind = Kind> extends ApiObject {
  constructor(scope: Construct, kind: K, props: KubernetesObjectProps<K>) {
    const { name, labels, annotations, namespace: given = namespaceOf(scope), ...body } = props;
    const namespace = isClusterScoped(kind) ? undefined : given;
    super(scope, kind, {
      apiVersion: API_VERSIONS[kind],
      kind: spellingOf(kind),
      metadata: { name, namespace, labels: { ...labels }, annotations: { ...annotations } },
      ...withPrototypes(body),
    });
    failOn(this, [...checkName('name', name), ...checkLabels('labels', labels)]);
    ObjectRegistry.of(this).add(this);
  }

  public override toJson(): Manifest {
    const manifest: Manifest = super.toJson();
    // cdk8s writes the namespace of the chart on every kind
    if (isClusterScoped(this.kind)) delete manifest.metadata.namespace;
    return manifest;
  }
}
