/** A ROS template, as far as retention goes. */
export interface RetentionTemplate {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

interface TemplateResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: unknown;
}

/** A resource that stays when its stack is deleted. */
export interface KeptResource {
  readonly logicalId: string;

  /** Such as `ALIYUN::NAS::MountTarget`. */
  readonly type: string;

  /**
   * Logical ids, sorted, of the vSwitches and VPCs that it is in, directly or through others. They are to be deleted
   * with the stack, and cannot be while it is there.
   */
  readonly holdsBack: readonly string[];
}

const NETWORK_TYPES = new Set(['ALIYUN::ECS::VSwitch', 'ALIYUN::ECS::VPC']);

/** What a template keeps when its stack is deleted, and what that keeps from being deleted, in the template's order. */
export function retainedResources(template: RetentionTemplate): KeptResource[] {
  const resources = template.Resources ?? {};
  return Object.entries(resources)
    .filter(([, resource]) => isRetained(resource))
    .map(([logicalId, { Type }]) => ({ logicalId, type: Type, holdsBack: networkBehind(logicalId, resources) }));
}

function isRetained(resource: TemplateResource | undefined): boolean {
  return resource?.DeletionPolicy === 'Retain';
}

function networkBehind(logicalId: string, resources: Readonly<Record<string, TemplateResource>>): string[] {
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
