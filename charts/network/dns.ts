import type { k8s } from 'cdk8s-plus-27';
import { checkChoice } from '../../lib/problems';
import type { Plain } from '../object/plain';
import type { Target } from '../target/target';
import { inNamespace } from './peer';

const DNS_ACCESS = ['anywhere', 'cluster'] as const;

/** Whom pods may ask for addresses. */
export type DnsAccess = (typeof DNS_ACCESS)[number];

/** An answer too long for UDP is asked for again over TCP. */
const PORTS = [
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 53 },
] as const;

/**
 * What answers inside of a cluster: CoreDNS, a pod of `kube-system`, and the cache that a node may have for it, which is
 * no pod but an address of the node (Kubernetes: "NodeLocal DNSCache"; ACK: "Use the NodeLocal DNSCache component").
 */
const IN_CLUSTER = [inNamespace('kube-system'), { ipBlock: { cidr: '169.254.20.10/32' } }];

/** PrivateZone, the resolvers of every VPC (ACK: "DNS overview", the upstream of CoreDNS). */
const OF_VPC = ['100.100.2.136/32', '100.100.2.138/32'].map((cidr) => ({ ipBlock: { cidr } }));

/**
 * The rule without which a pod finds nobody.
 *
 * By default it names no addresses. Where ACK runs CoreDNS itself (`managed-coredns`, in ACS by default) that is no pod of
 * the cluster, and its addresses stand nowhere (ACK Serverless: "DNS for Service discovery"); a node cache may answer in the
 * place of the Service. A rule too narrow is no name at all.
 */
export function renderDns(access: DnsAccess, target: Target): Plain<k8s.NetworkPolicyEgressRule> {
  if (access === 'anywhere') return { ports: PORTS };
  return { to: target.platform === 'ack' ? [...IN_CLUSTER, ...OF_VPC] : IN_CLUSTER, ports: PORTS };
}

/** Problems of whom pods may ask. */
export function checkDns(prop: string, access: unknown): string[] {
  return checkChoice(prop, access, DNS_ACCESS);
}
