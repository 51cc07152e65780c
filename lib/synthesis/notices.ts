/** A ROS template, as far as notices look into it. */
export interface NoticedTemplate {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

/** A pool of nodes as the two resources that hold them write it. */
interface Pool {
  readonly name: string;
  readonly vSwitches: readonly unknown[];
  /** Nodes that are there at the least; unknown where only the deployment knows. */
  readonly nodes?: number;
}

/** What can be deployed but is weaker than it looks, a sentence each. */
export function noticesOf(template: NoticedTemplate): string[] {
  return poolsOf(template).flatMap(({ name, vSwitches, nodes }) => {
    if (vSwitches.length === 1) return [`Node pool ${name} lies in one zone: it is lost with that zone.`];
    if (nodes === undefined || nodes >= vSwitches.length) return [];
    return [`Node pool ${name} may have ${nodes} ${nodes === 1 ? 'node' : 'nodes'} for ${vSwitches.length} zones.`];
  });
}

function poolsOf({ Resources = {} }: NoticedTemplate): Pool[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties: properties = {} }]) => {
    if (Type === 'ALIYUN::CS::ClusterNodePool') return [typedPool(id, properties as TypedPool)];
    if (Type !== 'ALIYUN::CS::AnyCluster') return [];
    return (properties as AnyCluster).ClusterConfig?.nodepools?.map(poolOfBody) ?? [];
  });
}

interface TypedPool {
  readonly Count?: unknown;
  readonly AutoScaling?: { readonly MinInstances?: unknown };
  readonly ScalingGroup?: { readonly VSwitchIds?: unknown };
}

function typedPool(name: string, { Count, AutoScaling, ScalingGroup }: TypedPool): Pool {
  return { name, vSwitches: listOf(ScalingGroup?.VSwitchIds), nodes: numberOf(Count ?? AutoScaling?.MinInstances) };
}

interface AnyCluster {
  readonly ClusterConfig?: { readonly nodepools?: readonly PoolBody[] };
}

interface PoolBody {
  readonly nodepool_info?: { readonly name?: string };
  readonly auto_scaling?: { readonly min_instances?: unknown };
  readonly scaling_group?: { readonly vswitch_ids?: unknown; readonly desired_size?: unknown };
}

function poolOfBody({ nodepool_info: info, auto_scaling: scaling, scaling_group: group }: PoolBody): Pool {
  return {
    name: info?.name ?? 'without a name',
    vSwitches: listOf(group?.vswitch_ids),
    nodes: numberOf(group?.desired_size ?? scaling?.min_instances),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
