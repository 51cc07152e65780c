import * as ros from '@alicloud/ros-cdk-core';
import { checkList, failOn, show } from '../problems';
import { Cidr } from './cidr';
import type { INetwork } from './i-network';
import { zoneProblems } from './zone';

/** What there is to know of a network that is already there. */
export interface NetworkAttributes {
  /** Such as `vpc-gw8gfb7qs5bfwzb8e3wt8`. */
  readonly vpcId: string;

  /** The range of the VPC, such as `172.16.0.0/16`. */
  readonly cidr: string;

  /** Zone ids; the lists below are in the same order. */
  readonly zones: readonly string[];

  /** The vSwitches for nodes, one a zone. */
  readonly nodeVSwitchIds: readonly string[];

  /**
   * The vSwitches for pods, one a zone, none of them for nodes too.
   *
   * @default - none, so no cluster with Terway
   */
  readonly podVSwitchIds?: readonly string[];

  /**
   * The ranges of the node vSwitches, one a zone.
   *
   * @default - unknown, and so not checked against others
   */
  readonly nodeCidrs?: readonly string[];

  /**
   * The ranges of the pod vSwitches, one a zone.
   *
   * @default - unknown, and so not checked against others
   */
  readonly podCidrs?: readonly string[];
}

/** See `Network.fromNetworkAttributes`. */
export class ImportedNetwork extends ros.Construct implements INetwork {
  public readonly vpcId: string;
  public readonly cidr: string;
  public readonly zones: readonly string[];
  public readonly nodeVSwitchIds: readonly string[];
  public readonly podVSwitchIds: readonly string[];
  public readonly nodeCidrs: readonly string[];
  public readonly podCidrs: readonly string[];

  /** Whoever made the network made its egress. */
  public readonly egress: readonly ros.Resource[] = [];

  constructor(scope: ros.Construct, id: string, attributes: NetworkAttributes) {
    super(scope, id);
    failOn(this, attributeProblems(ros.Stack.of(this), attributes ?? {}));
    this.vpcId = attributes.vpcId;
    this.cidr = attributes.cidr;
    this.zones = [...attributes.zones];
    this.nodeVSwitchIds = [...attributes.nodeVSwitchIds];
    this.podVSwitchIds = [...(attributes.podVSwitchIds ?? [])];
    this.nodeCidrs = [...(attributes.nodeCidrs ?? [])];
    this.podCidrs = [...(attributes.podCidrs ?? [])];
  }
}

/** One a zone each. */
const LISTS = ['nodeVSwitchIds', 'podVSwitchIds', 'nodeCidrs', 'podCidrs'] as const;

function attributeProblems(stack: ros.Stack, attributes: Partial<NetworkAttributes>): string[] {
  const { vpcId, cidr, zones } = attributes;
  return [
    ...idProblems('vpcId', vpcId, 'vpc'),
    ...rangeProblems('cidr', cidr),
    ...(isOpenList(zones) ? [openList('zones')] : zoneProblems(zones)),
    ...LISTS.flatMap((prop) => listProblems(prop, attributes)),
    ...repetitions(stack, attributes),
  ];
}

function listProblems(prop: (typeof LISTS)[number], attributes: Partial<NetworkAttributes>): string[] {
  const { zones, [prop]: list } = attributes;
  const isIds = prop.endsWith('Ids');
  if (list === undefined && prop !== 'nodeVSwitchIds') return [];
  if (!Array.isArray(list)) return checkList(prop, list, isIds ? "['vsw-gw8nodesa']" : "['172.16.0.0/22']");
  if (isOpenList(list)) return [openList(prop)];
  return [
    ...lengthProblems(prop, list, zones),
    ...list.flatMap((item: unknown, index) => {
      const place = `${prop}[${index}]`;
      return isIds ? idProblems(place, item, 'vsw') : rangeProblems(place, item);
    }),
  ];
}

function lengthProblems(prop: string, list: readonly unknown[], zones: unknown): string[] {
  const isLeftOut = list.length === 0 && prop !== 'nodeVSwitchIds';
  if (!Array.isArray(zones) || isOpenList(zones) || isLeftOut || list.length === zones.length) return [];
  return [`'${prop}' has ${list.length}, 'zones' has ${zones.length}: one a zone, in the same order`];
}

function idProblems(place: string, id: unknown, prefix: 'vpc' | 'vsw'): string[] {
  if (ros.Token.isUnresolved(id) || (typeof id === 'string' && id.startsWith(`${prefix}-`))) return [];
  return [`'${place}' is ${show(id)}, must be an id that begins with '${prefix}-', e.g. '${prefix}-gw8gfb7qs5bfwzb8'`];
}

function rangeProblems(place: string, cidr: unknown): string[] {
  return ros.Token.isUnresolved(cidr) ? [] : Cidr.problems(place, cidr);
}

/** A vSwitch for two zones, or for nodes and pods. Deploy-time values are the same when they resolve alike. */
function repetitions(stack: ros.Stack, attributes: Partial<NetworkAttributes>): string[] {
  const firstPlaces = new Map<string, string>();
  return soundIds(attributes).flatMap(([place, id]) => {
    const resolved = stack.resolve(id);
    const text = typeof resolved === 'string' ? show(resolved) : JSON.stringify(resolved);
    const first = firstPlaces.get(text);
    if (first !== undefined) return [`'${place}' is ${text}, and so is '${first}': each needs a vSwitch of its own`];
    firstPlaces.set(text, place);
    return [];
  });
}

function soundIds(attributes: Partial<NetworkAttributes>): [string, unknown][] {
  return (['nodeVSwitchIds', 'podVSwitchIds'] as const)
    .flatMap((prop) => {
      const list: unknown = attributes[prop];
      const ids: unknown[] = Array.isArray(list) && !isOpenList(list) ? list : [];
      return ids.map((id, index): [string, unknown] => [`${prop}[${index}]`, id]);
    })
    .filter(([place, id]) => idProblems(place, id, 'vsw').length === 0);
}

function isOpenList(list: unknown): boolean {
  return Array.isArray(list) && ros.Token.isUnresolved(list);
}

function openList(prop: string): string {
  return `'${prop}' is a list of unknown length, give its items, e.g. ros.Token.asString(ros.Fn.select(0, list))`;
}
