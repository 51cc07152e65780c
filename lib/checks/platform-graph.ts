import type { ManifestGraph } from './kubernetes/manifest-graph';
import type { TemplateGraph } from './ros/template-graph';

/** What is checked together: sound templates and sound objects, each indexed once. */
export interface PlatformGraph {
  readonly templates: readonly TemplateGraph[];
  readonly objects: ManifestGraph;
  /** Minor version of Kubernetes that the objects are for: 26 stands for 1.26. */
  readonly kubernetesMinor: number;
  /** Whether somebody asked for that version; it is the oldest that we know, else. */
  readonly isVersionGiven: boolean;
}
