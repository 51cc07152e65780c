import { isObject } from '../plain-json';
import type { Severity } from '../rule';
import { groupOf, type Manifest, titleOf } from './manifest';
import { type PodTemplate, podTemplateOf } from './pod-template';
import { includesLabels, selects } from './selector';

/** A workload with the pods it makes. */
export interface Workload {
  readonly manifest: Manifest;
  readonly template: PodTemplate;
}

/** Kinds by a short name: group and kind, without the version. */
export type KindName = `${string}/${string}`;

/** What every cluster has before anything is applied; the storage classes come with ACK's CSI add-on. */
const PROVIDED: ReadonlySet<string> = new Set([
  ...['default', 'kube-node-lease', 'kube-public', 'kube-system'].map((name) => `/Namespace /${name}`),
  ...['system-cluster-critical', 'system-node-critical'].map((name) => `scheduling.k8s.io/PriorityClass /${name}`),
  ...['admin', 'cluster-admin', 'edit', 'view'].map((name) => `rbac.authorization.k8s.io/ClusterRole /${name}`),
  ...['alltype', 'essd', 'ssd', 'efficiency']
    .map((type) => `alicloud-disk-${type === 'alltype' ? 'topology-alltype' : type}`)
    .map((name) => `storage.k8s.io/StorageClass /${name}`),
]);

/** What is known about objects beside those of a graph. */
export interface ManifestGraphOptions {
  /** Objects that somebody else makes, such as `Secret default/registry`. @default - none */
  readonly external?: readonly string[];
  /** Whether there are no others. @default false */
  readonly isComplete?: boolean;
  /** Objects that are there, but damaged. @default - none */
  readonly unsound?: readonly unknown[];
}

/** Manifests by name, and workloads by namespace and label. */
export class ManifestGraph {
  private readonly byName = new Map<string, Manifest>();
  private readonly external: ReadonlySet<string>;
  private readonly isComplete: boolean;
  private readonly workloads = new Map<string, Workload[]>();
  private readonly byManifest = new Map<Manifest, Workload>();
  private readonly kinds = new Map<string, Manifest[]>();
  private readonly labels = new Map<string, Map<string, Workload[]>>();

  constructor(
    public readonly manifests: readonly Manifest[],
    { external = [], isComplete = false, unsound = [] }: ManifestGraphOptions = {},
  ) {
    this.external = new Set([...external, ...unsound.map(titleOf)]);
    this.isComplete = isComplete;
    for (const manifest of manifests) this.add(manifest);
  }

  /** How much it weighs that a name leads to nothing: others may have made what it means, unless everything is here. */
  public get severityOfMissing(): Severity {
    return this.isComplete ? 'error' : 'warning';
  }

  /** The first object of this kind and name, whatever its version. */
  public find(kind: KindName, namespace: string | undefined, name: string): Manifest | undefined {
    return this.byName.get(nameOf(kind, namespace, name));
  }

  /** Whether there is such an object, here, in every cluster, or declared to be external. */
  public has(kind: KindName, namespace: string | undefined, name: string): boolean {
    const shortKind = kind.slice(kind.indexOf('/') + 1);
    return (
      this.find(kind, namespace, name) !== undefined ||
      PROVIDED.has(nameOf(kind, namespace, name)) ||
      this.external.has(`${shortKind} ${namespace ? `${namespace}/` : ''}${name}`)
    );
  }

  /** All objects of a kind, whatever their version. */
  public allOf(kind: KindName): readonly Manifest[] {
    return this.kinds.get(kind) ?? [];
  }

  /** What makes pods in a namespace that a selector (`matchLabels`, `matchExpressions`) means. */
  public selectedBy(selector: unknown, namespace: string | undefined): readonly Workload[] {
    const wanted = isObject(selector) && isObject(selector.matchLabels) ? selector.matchLabels : {};
    return this.labelled(wanted, namespace).filter(({ template }) => selects(selector, template.metadata.labels));
  }

  /** What makes pods in a namespace with all of these labels, as a Service selects them. */
  public labelled(labels: Readonly<Record<string, string>>, namespace: string | undefined): readonly Workload[] {
    const lists = Object.entries(labels).map(([key, value]) => this.byLabel(namespace).get(`${key}=${value}`) ?? []);
    // the rarest label leaves the fewest to look at
    const candidates = lists.reduce(
      (one, other) => (other.length < one.length ? other : one),
      this.workloadsIn(namespace),
    );
    return candidates.filter(({ template }) => includesLabels(labels, template.metadata.labels));
  }

  /** What makes pods in a namespace. */
  public workloadsIn(namespace: string | undefined): readonly Workload[] {
    return this.workloads.get(namespace ?? '') ?? [];
  }

  /** An object as a workload, if it makes pods. */
  public workloadOf(manifest: Manifest): Workload | undefined {
    return this.byManifest.get(manifest);
  }

  private byLabel(namespace = ''): Map<string, Workload[]> {
    const known = this.labels.get(namespace);
    if (known) return known;
    const index = new Map<string, Workload[]>();
    for (const workload of this.workloadsIn(namespace)) {
      const labels = Object.entries(workload.template.metadata.labels ?? {});
      for (const [key, value] of labels) listIn(index, `${key}=${value}`).push(workload);
    }
    this.labels.set(namespace, index);
    return index;
  }

  private add(manifest: Manifest): void {
    const kind = kindOf(manifest);
    const { namespace, name = '' } = manifest.metadata;
    const key = nameOf(kind, namespace, name);
    if (!this.byName.has(key)) this.byName.set(key, manifest);
    listIn(this.kinds, kind).push(manifest);
    const template = podTemplateOf(manifest);
    if (!template) return;
    const workload = { manifest, template };
    this.byManifest.set(manifest, workload);
    listIn(this.workloads, namespace ?? '').push(workload);
  }
}

/** Group and kind of an object: `apps/Deployment`, `/Service`. */
export function kindOf(manifest: Pick<Manifest, 'apiVersion' | 'kind'>): KindName {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

/** The identity of an object: two with the same one overwrite each other. */
export function nameOf(kind: KindName, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}

/** The path of a pod's own `spec`. */
export function specPathOf({ template }: Workload): string {
  return template.path === '' ? 'spec' : `${template.path}.spec`;
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
