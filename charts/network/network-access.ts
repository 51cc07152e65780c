import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Plain } from '../object/plain';
import type { Target } from '../target/target';
import type { WorkloadFacts } from '../workload/workload-part';
import { renderDns } from './dns';
import { checkRules, type NetworkRules, type PeerPorts, renderFrom, renderTo } from './network-rules';
import { Peer } from './peer';
import { Port, type PortLike } from './port';

/** Who reaches a workload although `network` does not name it: its exposure, and what measures it. */
export interface Visitors {
  /** None where nobody comes. */
  readonly peers: readonly Plain<k8s.NetworkPolicyPeer>[];
  /** Where the containers listen; numbers, all of them TCP. */
  readonly ports: readonly number[];
}

type Direction = 'Ingress' | 'Egress';

/** What the pods of a workload may connect to, and who may connect to them. */
export class NetworkAccess {
  /**
   * Nothing but what is declared, what the exposure and the monitoring of the workload need, and DNS.
   *
   * @throws ValidationError for a peer or a port that is none
   */
  public static declared(rules: NetworkRules = {}): NetworkAccess {
    failOn('NetworkAccess.declared', checkRules(rules));
    return new NetworkAccess(['Ingress', 'Egress'], rules);
  }

  /**
   * Pods connect to whatever they like; connections to them are as with {@link NetworkAccess.declared}.
   *
   * @throws ValidationError for a peer or a port that is none
   */
  public static ingressOnly(rules: Pick<NetworkRules, 'from'> = {}): NetworkAccess {
    failOn('NetworkAccess.ingressOnly', [...checkRules(rules), ...checkNoEgress(rules)]);
    return new NetworkAccess(['Ingress'], rules);
  }

  /** No policy: everything in the cluster, and all that is routed to it, reaches the pods; they reach everything. */
  public static open(): NetworkAccess {
    return new NetworkAccess([], {});
  }

  private constructor(
    private readonly directions: readonly Direction[],
    private readonly rules: NetworkRules,
  ) {}

  /** Whether a policy is written: only where it takes effect, since one that does not looks like protection. */
  public isWrittenFor(target: Target): boolean {
    return this.directions.length > 0 && target.enforcesNetworkPolicies;
  }

  /** Why it cannot be had with this workload; none if it can. */
  public check(workload: WorkloadFacts): string[] {
    const { from = [] } = this.rules;
    return from.flatMap((source, index) => {
      if (source instanceof Peer) return checkServed(`network.from[${index}]`, workload);
      return source.ports.flatMap((port) => checkOwnName(`network.from[${index}].ports`, port, workload));
    });
  }

  /** Makes the policy, below the workload; none where it would take no effect. */
  public defineObjects(
    scope: Construct,
    workload: WorkloadFacts,
    visitors: readonly Visitors[] = [],
  ): ApiObject | undefined {
    if (!this.isWrittenFor(workload.target)) return undefined;
    const { name, namespace, labels, selector } = workload;
    return new KubernetesObject(scope, 'NetworkPolicy', {
      name,
      namespace,
      labels,
      spec: {
        podSelector: { matchLabels: selector },
        policyTypes: this.directions,
        ingress: this.renderIngress(workload, visitors),
        egress: this.directions.includes('Egress') ? this.renderEgress(workload) : undefined,
      },
    });
  }

  private renderIngress(workload: WorkloadFacts, visitors: readonly Visitors[]): IngressRule[] {
    const { from = [] } = this.rules;
    const served = servedPorts(workload);
    return mergeAlike([
      ...visitors
        // an empty list would stand for everybody, or for every port
        .filter(({ peers, ports }) => peers.length > 0 && ports.length > 0)
        .map(({ peers, ports }) => ({ from: peers, ports: ports.map((port) => Port.tcp(port)._render()) })),
      ...from.map((source) => renderFrom(source, served, workload.selector)),
    ]);
  }

  private renderEgress({ selector, target }: WorkloadFacts): Plain<k8s.NetworkPolicyEgressRule>[] {
    const to: readonly PeerPorts[] = this.rules.to ?? [];
    return [
      renderDns(this.rules.dns ?? 'anywhere', target),
      ...to.map((destination) => renderTo(destination, selector)),
    ];
  }
}

function checkNoEgress(rules: NetworkRules): string[] {
  const { to, dns }: NetworkRules = rules ?? {};
  return Object.entries({ to, dns })
    .filter(([, value]) => value !== undefined)
    .map(
      ([prop]) =>
        `'${prop}' must be left out: with ingressOnly pods may connect to everything; use NetworkAccess.declared({ ${prop} })`,
    );
}

function checkServed(prop: string, workload: WorkloadFacts): string[] {
  if (servedPorts(workload).length > 0) return [];
  const { name, hasService } = workload;
  const why = hasService ? `'${name}' has a port for its metrics only` : `no Service leads to '${name}'`;
  return [`'${prop}' must say its ports, as ${why}, e.g. { peer, ports: [9000] }`];
}

function checkOwnName(prop: string, port: PortLike, workload: WorkloadFacts): string[] {
  const { port: given } = port instanceof Port ? port : { port };
  const names = workload.containers.flatMap(({ ports }) => Object.keys(ports));
  if (typeof given !== 'string' || names.includes(given)) return [];
  const known = names.length > 0 ? names.map((name) => `'${name}'`).join(', ') : 'none with a name';
  return [`'${prop}' names '${given}', which no container of '${workload.name}' has; it has ${known}`];
}

/** The ports that a Service leads to; that of the metrics has a rule of its own, for those who read them. */
function servedPorts({ hasService, containers, metricsPort }: WorkloadFacts): number[] {
  if (!hasService) return [];
  const named = containers.flatMap(({ ports }) => Object.entries(ports));
  return named.filter(([name]) => name !== metricsPort).map(([, port]) => port);
}

/** Rules with the same ports as one, where they name their peers: one that names none is for everybody. */
function mergeAlike(rules: readonly IngressRule[]): IngressRule[] {
  const merged = new Map<string, IngressRule>();
  for (const { from, ports } of rules) {
    const key = JSON.stringify([ports, from === undefined]);
    merged.set(key, { from: from && [...(merged.get(key)?.from ?? []), ...from], ports });
  }
  return [...merged.values()];
}

type IngressRule = Plain<k8s.NetworkPolicyIngressRule>;
