import { groupOf, type Manifest } from '../manifest';
import { type PodTemplate, podTemplateOf } from '../pod-template';

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

/** Manifests by name, and workloads by namespace. */
export class ManifestGraph {
  private readonly byName = new Map<string, Manifest>();
  private readonly external: ReadonlySet<string>;
  private readonly workloads = new Map<string, Workload[]>();
  private readonly byManifest = new Map<Manifest, Workload>();
  private readonly kinds = new Map<string, Manifest[]>();

  /** @param external objects that others make, such as `Secret default/registry` or `StorageClass fast` */
  constructor(
    public readonly manifests: readonly Manifest[],
    external: readonly string[] = [],
  ) {
    this.external = new Set(external);
    for (const manifest of manifests) this.add(manifest);
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

  /** What makes pods in a namespace. */
  public workloadsIn(namespace: string | undefined): readonly Workload[] {
    return this.workloads.get(namespace ?? '') ?? [];
  }

  /** An object as a workload, if it makes pods. */
  public workloadOf(manifest: Manifest): Workload | undefined {
    return this.byManifest.get(manifest);
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
