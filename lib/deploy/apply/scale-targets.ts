import type { KubeObject } from './manifests/kube-object';
import { type ObjectName, objectKey } from './manifests/object-name';
import type { PlacedObject } from './manifests/placed-object';

interface AutoscalerSpec {
  readonly scaleTargetRef?: { readonly apiVersion?: string; readonly kind?: string; readonly name?: string };
  readonly minReplicas?: number;
}

/** How few replicas the autoscalers among some objects let each workload have. */
export class ScaleTargets {
  private readonly minimums = new Map<string, number>();

  constructor(objects: readonly PlacedObject[]) {
    for (const { object, name } of objects) {
      if (object.kind === 'HorizontalPodAutoscaler') this.add(object, name);
    }
  }

  /** Nothing where no autoscaler decides. */
  public minimumOf(workload: ObjectName): number | undefined {
    return this.minimums.get(objectKey(workload));
  }

  private add({ spec }: KubeObject, { namespace }: ObjectName): void {
    const { scaleTargetRef: { apiVersion = 'apps/v1', kind, name } = {}, minReplicas = 1 } = (spec ??
      {}) as AutoscalerSpec;
    if (kind === undefined || name === undefined) return;
    this.minimums.set(objectKey({ apiVersion, kind, namespace, name }), minReplicas);
  }
}
