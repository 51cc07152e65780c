import type { k8s } from 'cdk8s-plus-27';
import { checkInstance, checkList, show } from '../../lib/problems';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { checkObject, ifGiven } from '../object/shape';
import { checkDns, type DnsAccess } from './dns';
import { Peer } from './peer';
import { checkPort, Port, type PortLike, renderPort } from './port';

/** A peer, and where it may connect. */
export interface PeerPorts {
  readonly peer: Peer;
  /** Where the containers listen, which is not always the port of their Service; TCP where nothing else is said. */
  readonly ports: readonly PortLike[];
}

/** See `NetworkAccess.declared`. */
export interface NetworkRules {
  /**
   * Who may connect, beside those whom the exposure and the monitoring of the workload let in. A bare peer reaches
   * all ports that the Service leads to, but for the one that `metrics` names: `{ peer, ports: ['metrics'] }` is for it.
   *
   * @default - nobody
   */
  readonly from?: readonly (Peer | PeerPorts)[];
  /**
   * Where the pods may connect, beside DNS.
   *
   * @default - nowhere
   */
  readonly to?: readonly PeerPorts[];
  /**
   * Whom the pods may ask for addresses, on port 53: whoever they like, since not every DNS has an address that is known;
   * or `cluster`, CoreDNS in `kube-system`, the cache of the node and on ACK PrivateZone. The latter lets nobody
   * send data to a server of their own on that port, and leaves no DNS where ACK runs CoreDNS itself.
   *
   * @default 'anywhere'
   */
  readonly dns?: DnsAccess;
}

const FROM = "Peer.namespace('shop')";
const TO = "{ peer: Peer.cidr('10.0.0.0/24'), ports: [5432] }";

/** Problems of rules. */
export function checkRules(rules: NetworkRules): string[] {
  const problems = checkObject('rules', rules, `{ to: [${TO}] }`);
  if (problems.length > 0) return problems;
  return [
    ...ifGiven(rules.from, (from) => checkEach('from', from, FROM, checkFrom)),
    ...ifGiven(rules.to, (to) => checkEach('to', to, TO, checkTo)),
    ...ifGiven(rules.dns, (dns) => checkDns('dns', dns)),
  ];
}

/** A rule of ingress. */
export function renderFrom(from: Peer | PeerPorts, served: readonly PortLike[], selector: Labels) {
  const { peer, ports } = from instanceof Peer ? { peer: from, ports: served } : from;
  return { from: unlessEmpty(peer._render(selector)), ports: ports.map(renderPort) };
}

/** A rule of egress. */
export function renderTo({ peer, ports }: PeerPorts, selector: Labels): Plain<k8s.NetworkPolicyEgressRule> {
  return { to: unlessEmpty(peer._render(selector)), ports: ports.map(renderPort) };
}

function checkEach(prop: string, list: unknown, example: string, check: (prop: string, item: never) => string[]) {
  if (!Array.isArray(list)) return checkList(prop, list, `[${example}]`);
  return list.flatMap((item, index) => check(`${prop}[${index}]`, item as never));
}

function checkFrom(prop: string, from: Peer | PeerPorts): string[] {
  if (from instanceof Peer) return [];
  if (isPeerPorts(from)) return checkPeerPorts(prop, from);
  return [`'${prop}' must be a Peer, e.g. ${FROM}, got ${show(from)}`];
}

function checkTo(prop: string, to: PeerPorts): string[] {
  const problems = isPeerPorts(to) ? [] : [`'${prop}' must be a peer and its ports, e.g. ${TO}, got ${show(to)}`];
  if (problems.length > 0) return problems;
  return [...checkPeerPorts(prop, to), ...checkNames(prop, to)];
}

function isPeerPorts(value: unknown): value is PeerPorts {
  return typeof value === 'object' && value !== null && !(value instanceof Peer);
}

function checkPeerPorts(prop: string, { peer, ports }: PeerPorts): string[] {
  return [...checkInstance(`${prop}.peer`, peer, Peer, FROM), ...checkPorts(`${prop}.ports`, ports)];
}

function checkPorts(prop: string, ports: readonly PortLike[]): string[] {
  if (!Array.isArray(ports)) return checkList(prop, ports, '[5432]');
  if (ports.length === 0) return [`'${prop}' must have one or more, got none, e.g. [5432]`];
  return ports.flatMap((port, index) => checkPort(`${prop}[${index}]`, port));
}

/** Only containers have names for ports, and only those of one rule's other end are asked. */
function checkNames(prop: string, { peer, ports }: PeerPorts): string[] {
  if (!(peer instanceof Peer) || peer.hasPods || !Array.isArray(ports)) return [];
  return ports.flatMap((port, index) => {
    const { port: given } = port instanceof Port ? port : { port };
    if (typeof given !== 'string') return [];
    return [`'${prop}.ports[${index}]' must be a number: addresses have no names for ports, got ${show(given)}`];
  });
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
