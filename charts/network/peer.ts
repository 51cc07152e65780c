import type { k8s } from 'cdk8s-plus-27';
import { Cidr } from '../../lib/network/cidr';
import { checkList, failOn, show } from '../../lib/problems';
import { checkRange, checkRanges } from '../exposure/request-sources';
import { isDeployTime } from '../object/deploy-time';
import { checkLabels, type Labels } from '../object/labels';
import { checkName } from '../object/names';
import type { Plain } from '../object/plain';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';

type Rendered = Plain<k8s.NetworkPolicyPeer>;

/** Pods that something else defines: a `WebApplication` is one. */
export interface IPods {
  readonly namespace: string;
  /** The labels that pick its pods and nothing else. */
  readonly selector: Labels;
}

/** Options of {@link Peer.cidr}. */
export interface CidrOptions {
  /**
   * Ranges inside it that are left out.
   *
   * @default - none
   */
  readonly except?: readonly string[];
}

/**
 * Addresses that nobody has on the internet: private ones (RFC 1918), those shared by providers, where Alibaba Cloud has
 * its services and the credentials of nodes (RFC 6598; ECS: instance metadata), and link-local ones (RFC 3927).
 */
const NOT_PUBLIC = [...Cidr.PRIVATE.map(String), '100.64.0.0/10', '169.254.0.0/16'];

/** The label that Kubernetes itself gives each namespace (from 1.22 on). */
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** One end of a connection; the other are the pods of a workload. */
export class Peer {
  /**
   * The pods of another workload of this program.
   *
   * @throws ValidationError when it has no namespace or selector
   */
  public static workload(workload: IPods): Peer {
    failOn('Peer.workload', checkPods('workload', workload));
    return Peer.podsOf(workload.selector, workload.namespace);
  }

  /**
   * The pods of the workload of this name, which may be defined later: of two workloads that connect to each other, one
   * comes first.
   *
   * @param namespace by default that of the workload
   * @throws ValidationError for a name that is none
   */
  public static named(name: string, namespace?: string): Peer {
    failOn('Peer.named', [...checkName('name', name), ...ifGiven(namespace, (given) => checkName('namespace', given))]);
    return Peer.podsOf({ 'app.kubernetes.io/instance': name }, namespace);
  }

  /**
   * The pods with these labels.
   *
   * @param namespace by default that of the workload
   * @throws ValidationError for no labels, labels that Kubernetes does not take, or a name that is none
   */
  public static pods(labels: Labels, namespace?: string): Peer {
    failOn('Peer.pods', [
      ...checkSelector('labels', labels),
      ...ifGiven(namespace, (given) => checkName('namespace', given)),
    ]);
    return Peer.podsOf(labels, namespace);
  }

  /** The other pods of the same workload, such as the members of a database, which need it in both directions. */
  public static replicas(): Peer {
    return new Peer((selector) => [{ podSelector: { matchLabels: selector } }], true);
  }

  /**
   * All pods of a namespace.
   *
   * @throws ValidationError for a name that is none
   */
  public static namespace(name: string): Peer {
    failOn('Peer.namespace', checkName('name', name));
    return new Peer(() => [inNamespace(name)], true);
  }

  /**
   * A range of addresses outside of the cluster, such as those of a database. Pods are to be named by their labels:
   * where Terway filters by eBPF, ranges do not hold pods (ACK: "Use network policies").
   *
   * @param cidr IPv4, such as `10.0.0.0/8`
   * @throws ValidationError for a text that is no range, or an exception that lies outside of it
   */
  public static cidr(cidr: string, options: CidrOptions = {}): Peer {
    failOn('Peer.cidr', [
      ...checkRange('cidr', cidr),
      ...checkObject('options', options, "{ except: ['10.1.0.0/16'] }"),
    ]);
    failOn(
      'Peer.cidr',
      ifGiven(options.except, (given) => checkExceptions(cidr, given)),
    );
    return new Peer(() => [{ ipBlock: { cidr, except: options.except } }], false);
  }

  /** Every public address, and no other: neither the VPC, nor the services of Alibaba Cloud in it. */
  public static internet(): Peer {
    return new Peer(() => [{ ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC } }], false);
  }

  /**
   * The services that Alibaba Cloud offers inside of a VPC, such as OSS, SLS and STS by their internal endpoints, but not
   * the metadata of nodes, which hold credentials (EIP: "100.64.0.0/10 is reserved for Alibaba Cloud services").
   */
  public static cloudServices(): Peer {
    return new Peer(() => [{ ipBlock: { cidr: '100.64.0.0/10', except: ['100.100.100.200/32'] } }], false);
  }

  /**
   * The Kubernetes API, for pods that use their ServiceAccount (`serviceAccountToken: 'mounted'`). It is no pod, and a
   * policy sees the address behind its Service: `kubectl get endpoints kubernetes` shows it, on ACK one of the vSwitches
   * of the cluster.
   *
   * @param ranges of its servers, such as `['172.16.0.0/20']`
   * @param port where they listen: 6443 on ACK (ACK: "Use an SLB instance in a Kubernetes cluster") and by kubeadm
   * @throws ValidationError for no ranges, a text that is none, or a port that is none
   */
  public static kubernetesApi(ranges: readonly string[], port = 6443): { peer: Peer; ports: readonly number[] } {
    failOn('Peer.kubernetesApi', [
      ...checkRanges('ranges', ranges),
      ...checkRequiredInteger('port', port, { min: 1, max: 65535, example: 6443 }),
    ]);
    return { peer: new Peer(() => ranges.map((cidr) => ({ ipBlock: { cidr } })), false), ports: [port] };
  }

  /** Everybody, inside and outside of the cluster. */
  public static anywhere(): Peer {
    return new Peer(() => [], false);
  }

  private static podsOf(labels: Labels, namespace: string | undefined): Peer {
    const podSelector = { matchLabels: labels };
    return new Peer(
      () => [namespace === undefined ? { podSelector } : { ...inNamespace(namespace), podSelector }],
      true,
    );
  }

  private constructor(
    private readonly render: (selector: Labels) => readonly Rendered[],
    /** Whether it is pods and nothing else: only containers have names for their ports. */
    public readonly hasPods: boolean,
  ) {}

  /**
   * As a policy for the pods with these labels has it; nothing for everybody.
   *
   * @internal
   */
  public _render(selector: Labels): readonly Rendered[] {
    return this.render(selector);
  }
}

/** Problems of pods that something else defines. */
export function checkPods(prop: string, pods: IPods): string[] {
  const problems = checkObject(prop, pods, 'new WebApplication(…)');
  if (problems.length > 0) return problems;
  return [...checkName(`${prop}.namespace`, pods.namespace), ...checkSelector(`${prop}.selector`, pods.selector)];
}

/** All pods of a namespace. */
export function inNamespace(name: string): Rendered {
  return { namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: name } } };
}

function checkSelector(prop: string, labels: Labels): string[] {
  const problems = checkLabels(prop, labels ?? (null as never));
  if (problems.length > 0 || Object.keys(labels).length > 0) return problems;
  return [`'${prop}' must have a label, got none; all pods of a namespace are Peer.namespace('shop')`];
}

function checkExceptions(cidr: string, except: readonly string[]): string[] {
  if (!Array.isArray(except)) return checkList('except', except, "['10.1.0.0/16']");
  return except.flatMap((range, index) => {
    const problems = checkRange(`except[${index}]`, range);
    if (problems.length > 0 || isDeployTime(cidr) || isDeployTime(range)) return problems;
    const [whole, part] = [Cidr.parse(cidr), Cidr.parse(range)];
    if (whole.contains(part) && part.prefix > whole.prefix) return [];
    return [`'except[${index}]' must be a part of ${cidr}, got ${show(range)}`];
  });
}
