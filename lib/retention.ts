/** A ROS template, as far as retention goes. */
export interface RetentionTemplate {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

interface TemplateResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What stays when its stack is deleted. */
export interface KeptResource {
  readonly logicalId: string;

  /** Such as `ALIYUN::NAS::MountTarget`. */
  readonly type: string;

  /**
   * What stays of what a cluster made beside itself, as ACK names it: `SLS_Data`, `SLS_ControlPlane`, `ALB`, `SLB` or
   * `PrivateZone`; as far as the cluster made any. The resource itself stays where this is left out.
   */
  readonly besides?: readonly string[];

  /**
   * Logical ids, sorted, of the vSwitches and VPCs that it is in, directly or through others. They are to be deleted
   * with the stack, and cannot be while it is there.
   */
  readonly holdsBack: readonly string[];
}

/** A resource that ROS cannot delete, and with it the stack, until its deletion protection is switched off. */
export interface ProtectedResource {
  readonly logicalId: string;

  /** Such as `ALIYUN::CS::ManagedKubernetesCluster`. */
  readonly type: string;
}

type Resources = Readonly<Record<string, TemplateResource>>;

const NETWORK_TYPES = new Set(['ALIYUN::ECS::VSwitch', 'ALIYUN::ECS::VPC']);

/** What a cluster leaves behind, where nothing is said, and what not (ACK: DeleteCluster, `delete_options`). */
const DELETE_MODES = {
  SLS_Data: 'retain',
  SLS_ControlPlane: 'retain',
  ALB: 'retain',
  SLB: 'delete',
  PrivateZone: 'retain',
};

/** Types that take `DeleteOptions`, and the one whose body has no place for them. */
const CLUSTER_TYPES = new Set([
  'ALIYUN::CS::ManagedKubernetesCluster',
  'ALIYUN::CS::KubernetesCluster',
  'ALIYUN::CS::ASKCluster',
  'ALIYUN::CS::AnyCluster',
]);

/** Load balancers that stay are in vSwitches. */
const LOAD_BALANCERS = new Set(['ALB', 'SLB']);

/** What a template keeps when its stack is deleted, and what that keeps from being deleted, in the template's order. */
export function retainedResources({ Resources: resources = {} }: RetentionTemplate): KeptResource[] {
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    const kept = { logicalId, type: resource.Type };
    if (isRetained(resource)) return [{ ...kept, holdsBack: networkBehind(logicalId, resources) }];
    const besides = keptBeside(resource);
    if (besides.length === 0) return [];
    const isInNetwork = besides.some((name) => LOAD_BALANCERS.has(name));
    return [{ ...kept, besides, holdsBack: isInNetwork ? networkBehind(logicalId, resources) : [] }];
  });
}

/**
 * What stops the deletion of a stack: resources with `DeletionProtection`, and an AnyCluster whose body has it, in the
 * template's order. What is kept anyway stops nothing.
 */
export function protectedResources({ Resources: resources = {} }: RetentionTemplate): ProtectedResource[] {
  return Object.entries(resources)
    .filter(([, resource]) => isProtected(resource) && !isRetained(resource))
    .map(([logicalId, { Type: type }]) => ({ logicalId, type }));
}

function isProtected({ Properties: properties }: TemplateResource): boolean {
  return properties?.DeletionProtection === true || fieldsOf(properties?.ClusterConfig).deletion_protection === true;
}

function isRetained(resource: TemplateResource | undefined): boolean {
  return resource?.DeletionPolicy === 'Retain';
}

function keptBeside({ Type: type, Properties: properties }: TemplateResource): string[] {
  if (!CLUSTER_TYPES.has(type)) return [];
  const options = Object.values(fieldsOf(properties?.DeleteOptions)).map(fieldsOf);
  const said = Object.fromEntries(options.map(({ ResourceType, DeleteMode }) => [ResourceType, DeleteMode]));
  const modes = { ...DELETE_MODES, ...said };
  return Object.entries(modes).flatMap(([name, mode]) => (mode === 'retain' ? [name] : []));
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function networkBehind(logicalId: string, resources: Resources): string[] {
  const reached = new Set([logicalId]);
  // A set visits what is added while it is iterated over.
  for (const id of reached) {
    for (const name of namesIn(resources[id]?.Properties)) if (name in resources) reached.add(name);
  }
  return [...reached].filter((id) => NETWORK_TYPES.has(resources[id]?.Type ?? '') && !isRetained(resources[id])).sort();
}

/** The names a value refers to: `Ref`, `Fn::GetAtt`, and `${Name}` or `${Name.Attribute}` in `Fn::Sub`. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, nested]) => {
    if (key === 'Ref' && typeof nested === 'string') return [nested];
    if (key === 'Fn::GetAtt' && Array.isArray(nested)) return [String(nested[0]), ...namesIn(nested)];
    if (key === 'Fn::Sub') return [...substitutedIn(nested), ...namesIn(nested)];
    return namesIn(nested);
  });
}

function substitutedIn(sub: unknown): string[] {
  const text = Array.isArray(sub) ? sub[0] : sub;
  return [...String(text).matchAll(/\$\{([A-Za-z0-9_-]+)/g)].map(([, name]) => name ?? '');
}
