import { intrinsicOf } from '../ros/intrinsics';
import type { NamedResource, TemplateGraph } from '../ros/template-graph';
import { Range } from './range';

/** A vSwitch that something in a template lies in. */
export interface VSwitch {
  /** The same for the same one: its logical id, else what the template writes. */
  readonly key: string;
  /** Only where the template names it: what a function gives is not known. */
  readonly zone?: string;
  /** The same for the same zone, even where only the deployment knows which that is. */
  readonly zoneKey: string;
  readonly range?: Range;
}

/** What stands behind the id of a vSwitch in a template. */
export function vSwitchOf(graph: TemplateGraph, id: unknown): VSwitch {
  const target = graph.resourceBehind(id);
  if (target?.resource.Type !== 'ALIYUN::ECS::VSwitch') return { key: JSON.stringify(id), zoneKey: JSON.stringify(id) };
  const { CidrBlock, ZoneId } = target.resource.Properties ?? {};
  const zone = typeof ZoneId === 'string' ? ZoneId : undefined;
  const zoneKey = zone ?? (ZoneId === undefined ? target.id : JSON.stringify(ZoneId));
  return { key: target.id, zone, zoneKey, range: Range.of(CidrBlock) };
}

/** The vSwitches of a list of ids, each once; none where the list itself is not known. */
export function vSwitchesOf(graph: TemplateGraph, ids: unknown): readonly VSwitch[] | undefined {
  if (!Array.isArray(ids)) return undefined;
  const all = ids.filter((id) => !isOpen(id)).map((id) => vSwitchOf(graph, id));
  return all.length < ids.length ? undefined : [...new Map(all.map((vSwitch) => [vSwitch.key, vSwitch])).values()];
}

/** Whether an entry may stand for several ids, or for none. */
function isOpen(id: unknown): boolean {
  const intrinsic = intrinsicOf(id);
  return intrinsic ? intrinsic.name === 'Fn::If' : typeof id !== 'string';
}

/** In how many zones vSwitches lie. */
export function zoneCount(vSwitches: readonly VSwitch[]): number {
  return new Set(vSwitches.map(({ zoneKey }) => zoneKey)).size;
}

/** The zones of vSwitches, in order; none where not all are known. */
export function zonesOf(vSwitches: readonly VSwitch[] | undefined): readonly string[] | undefined {
  const zones = vSwitches?.map(({ zone }) => zone);
  if (!zones || zones.length === 0 || zones.includes(undefined)) return undefined;
  return [...new Set(zones as string[])].sort();
}

/** What tells VPCs apart: a logical id, else what the template writes. */
export function vpcKeyOf(graph: TemplateGraph, value: unknown): string {
  return graph.resourceBehind(value)?.id ?? JSON.stringify(value) ?? '';
}

/** The VPC that a property leads to. */
export function vpcOf(graph: TemplateGraph, value: unknown): NamedResource | undefined {
  const target = graph.resourceBehind(value);
  return target?.resource.Type === 'ALIYUN::ECS::VPC' ? target : undefined;
}
