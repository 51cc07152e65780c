import type { KubeObject } from './kube-object';

/** An object, and where it stands. */
export interface Manifest {
  readonly object: KubeObject;
  /** Such as `dist/k8s/10-web.k8s.yaml:12`. */
  readonly source: string;
}
