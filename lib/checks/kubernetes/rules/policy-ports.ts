import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupBy, oncePer } from '../indexed';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph, type Workload } from '../manifest-graph';
import { portNamesOf } from '../pod-template';
import { selects } from '../selector';

const NO_PORT = new Rule({
  id: 'K8S163',
  severity: 'error',
  title: 'Network policy for a port that no pod names',
  why: 'The rule lets nothing through: requests that were meant to arrive are dropped.',
  fix: 'Name the port in the container, or write its number.',
  source: 'Kubernetes: NetworkPolicy v1, ports',
});

const NO_DNS = new Rule({
  id: 'K8S164',
  severity: 'warning',
  title: 'Network policy that keeps pods from DNS',
  why: 'Pods that may connect to few still have to find them: every name fails.',
  fix: 'Allow UDP and TCP to port 53.',
  source: 'Kubernetes: Network Policies; DNS for Services and Pods',
});

const POLICY = 'networking.k8s.io/NetworkPolicy';
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** A port by name is one that the pods have who are connected to. */
export function* checkPolicyPorts(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== POLICY) return;
  const { egress, ingress, podSelector } = manifest.spec ?? {};
  const own = podsOf({ podSelector }, manifest, graph) ?? [];
  for (const [at, { ports }] of entriesOf('spec.ingress', ingress)) yield* checkNames(at, ports, own, graph);
  for (const [at, { ports, to }] of entriesOf('spec.egress', egress)) {
    const peers: (readonly Workload[] | undefined)[] = (to ?? []).map((peer: Fields) => podsOf(peer, manifest, graph));
    // who is not known may have the port
    if (to && peers.every((pods) => pods !== undefined))
      yield* checkNames(at, ports, peers.flat() as Workload[], graph);
  }
}

function* checkNames(
  path: string,
  ports: readonly Fields[] | undefined,
  pods: readonly Workload[],
  graph: ManifestGraph,
): Problems {
  // a selector that matches nothing is a problem of its own
  if (pods.length === 0) return;
  for (const [at, { port }] of entriesOf(`${path}.ports`, ports)) {
    if (typeof port !== 'string' || pods.some(({ template }) => portNamesOf(template).has(port))) continue;
    yield problem(`${at}.port`, `no pod has a port called ${show(port)}`, { severity: graph.severityOfMissing });
  }
}

/** The pods among the objects that a peer means; nothing where it may mean others too. */
function podsOf(peer: Fields, policy: Manifest, graph: ManifestGraph): readonly Workload[] | undefined {
  const { namespaceSelector, podSelector } = peer;
  if (!podSelector) return undefined;
  const namespace = namespaceSelector?.matchLabels?.[NAMESPACE_LABEL] ?? policy.metadata.namespace;
  if (namespaceSelector && namespace === undefined) return undefined;
  const pods = graph.selectedBy(podSelector, namespace);
  return namespaceSelector && pods.length === 0 ? undefined : pods;
}

/** Pods that may connect to few only still have to find them: DNS over UDP, and over TCP for long answers. */
export function* checkNameResolution(manifest: Manifest, graph: ManifestGraph): Problems {
  const pods = graph.workloadOf(manifest);
  if (!pods) return;
  const policies = (limitingPolicies(graph).get(manifest.metadata.namespace ?? '') ?? []).filter(({ spec }) =>
    selects(spec?.podSelector ?? {}, pods.template.metadata.labels),
  );
  if (policies.length === 0) return;
  const rules: readonly Fields[] = policies.flatMap(({ spec }) => spec?.egress ?? []);
  // who may connect to nobody looks for nobody
  if (rules.length === 0) return;
  for (const protocol of ['UDP', 'TCP']) {
    if (rules.some(({ ports }) => includesDns(ports, protocol))) continue;
    const names = policies.map(({ metadata }) => show(metadata.name)).join(', ');
    yield problem('', `NetworkPolicy ${names} keeps its pods from DNS over ${protocol}, port 53`);
  }
}

/** Policies that say where pods may connect to, by namespace. */
const limitingPolicies = oncePer((graph: ManifestGraph) =>
  groupBy(
    graph.allOf(POLICY).filter(({ spec }) => limitsEgress(spec ?? {})),
    ({ metadata }) => metadata.namespace ?? '',
  ),
);

function limitsEgress({ egress, policyTypes }: Fields): boolean {
  return policyTypes ? policyTypes.includes('Egress') : egress !== undefined;
}

function includesDns(ports: readonly Fields[] | undefined, protocol: string): boolean {
  if (!ports || ports.length === 0) return true;
  return ports.some((entry) => {
    if ((entry.protocol ?? 'TCP') !== protocol) return false;
    return entry.port === undefined || entry.port === 53 || (entry.port <= 53 && entry.endPort >= 53);
  });
}

export const policyPorts = objectCheck([NO_PORT], checkPolicyPorts);
export const nameResolution = objectCheck([NO_DNS], checkNameResolution);
