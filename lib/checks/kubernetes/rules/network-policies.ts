import { entriesOf, type Fields, type Json, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { containsCidr, isCidr } from '../cidr';
import { groupOf, type Manifest } from '../manifest';
import { checkPortReference } from './containers';
import { checkLabelSelector } from './metadata';

const POLICY = new Rule({
  id: 'K8S160',
  severity: 'error',
  title: 'Network policy that is refused',
  why: 'The server refuses the object; what it should close stays open.',
  fix: 'Correct the peer, the range or the port.',
  source: 'Kubernetes: NetworkPolicy v1',
});

const NO_EFFECT = new Rule({
  id: 'K8S161',
  severity: 'warning',
  title: 'Network policy rules without effect',
  why: 'Rules of a direction that policyTypes does not name are passed over.',
  fix: 'Add the direction to policyTypes, or remove the rules.',
  source: 'Kubernetes: NetworkPolicy v1, policyTypes',
});

/** Network policies: peers, ranges, ports. */
export function* checkNetworkPolicies(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'networking.k8s.io' || manifest.kind !== 'NetworkPolicy') return;
  const { egress, ingress, podSelector, policyTypes } = manifest.spec ?? {};
  yield* checkLabelSelector('spec.podSelector', podSelector);
  for (const [at, type] of entriesOf<string>('spec.policyTypes', policyTypes)) {
    if (!['Egress', 'Ingress'].includes(type)) yield problem(at, `must be one of Egress, Ingress, got ${show(type)}`);
  }
  yield* NO_EFFECT.of(checkDirections(manifest.spec ?? {}));
  for (const [at, { from, ports }] of entriesOf('spec.ingress', ingress)) {
    for (const [place, peer] of entriesOf(`${at}.from`, from)) yield* checkPeer(place, peer);
    yield* checkPorts(`${at}.ports`, ports);
  }
  for (const [at, { to, ports }] of entriesOf('spec.egress', egress)) {
    for (const [place, peer] of entriesOf(`${at}.to`, to)) yield* checkPeer(place, peer);
    yield* checkPorts(`${at}.ports`, ports);
  }
}

/** Rules of a direction that the policy does not speak of. */
function* checkDirections({ egress = [], ingress = [], policyTypes = [] }: Fields): Problems {
  const has = (type: string) => policyTypes.length === 0 || policyTypes.includes(type);
  if (egress.length > 0 && !has('Egress')) yield problem('spec.egress', 'has no effect, policyTypes lacks Egress');
  if (ingress.length > 0 && !has('Ingress')) yield problem('spec.ingress', 'has no effect, policyTypes lacks Ingress');
}

function* checkPeer(path: string, { ipBlock, namespaceSelector, podSelector }: Fields): Problems {
  yield* checkLabelSelector(`${path}.namespaceSelector`, namespaceSelector);
  yield* checkLabelSelector(`${path}.podSelector`, podSelector);
  const selects = namespaceSelector !== undefined || podSelector !== undefined;
  if (!ipBlock) {
    if (!selects) yield problem(path, 'one of ipBlock, namespaceSelector, podSelector is needed');
    return;
  }
  if (selects) yield problem(path, 'must not have both ipBlock and selectors');
  if (!isCidr(ipBlock.cidr))
    return yield problem(`${path}.ipBlock.cidr`, `must be a CIDR such as 10.0.0.0/8, got ${show(ipBlock.cidr)}`);
  for (const [at, range] of entriesOf<string>(`${path}.ipBlock.except`, ipBlock.except)) {
    if (!isCidr(range)) yield problem(at, `must be a CIDR such as 10.0.0.0/8, got ${show(range)}`);
    else if (range === ipBlock.cidr || !containsCidr(ipBlock.cidr, range))
      yield problem(at, `${range} is no part of ${ipBlock.cidr}`);
  }
}

function* checkPorts(path: string, ports: Json[] | undefined): Problems {
  for (const [at, { port, endPort }] of entriesOf(path, ports)) {
    if (port !== undefined) yield* checkPortReference(`${at}.port`, port);
    if (endPort === undefined) continue;
    if (typeof port !== 'number') yield problem(`${at}.endPort`, 'needs a port by number');
    else if (endPort < port) yield problem(`${at}.endPort`, `must not be less than port ${port}, got ${endPort}`);
  }
}

export const networkPolicies = objectCheck([POLICY, NO_EFFECT], checkNetworkPolicies);
