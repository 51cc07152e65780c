import { below } from '../../plain-json';
import { objectCheck, type Problems, Rule } from '../../rule';
import type { Manifest } from '../manifest';
import { kindOf } from '../manifest-graph';

const COMBINATION = new Rule({
  id: 'K8S182',
  severity: 'error',
  title: 'Annotations of a load balancer that do not go together',
  why: 'The controller refuses the Service or the Ingress, or passes over one of the two; the reason is in its events only.',
  fix: 'Add what is missing, or leave out what has no effect.',
  source: 'ACK: "Use annotations to configure CLB instances", "Configure NLB", "ALB Ingress dictionary"',
});

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const BACKEND_TYPE = 'service.beta.kubernetes.io/backend-type';
const NLB = 'alibabacloud.com/nlb';

type Annotations = Readonly<Record<string, string>>;

/** An annotation that has no effect, or is refused, without another one; with `on` only when it is switched on. */
interface Need {
  readonly key: string;
  readonly needs: readonly string[];
  readonly isOn?: boolean;
}

const NEEDS: readonly Need[] = [
  { key: 'connection-drain', needs: ['connection-drain-timeout'], isOn: true },
  { key: 'connection-drain-timeout', needs: ['connection-drain'] },
  { key: 'force-override-listeners', needs: ['id'] },
  { key: 'acl-status', needs: ['acl-id', 'acl-type'], isOn: true },
  { key: 'sticky-session', needs: ['sticky-session-type'], isOn: true },
  { key: 'forward-port', needs: ['protocol-port'] },
  { key: 'cert-id', needs: ['protocol-port'] },
  { key: 'slave-zoneid', needs: ['master-zoneid'] },
];

/** What only one of the two products knows (cloud-provider-alibaba-cloud, annotations). */
const ONLY_CLB = ['spec', 'instance-charge-type', 'master-zoneid', 'slave-zoneid', 'vswitch-id', 'forward-port'];
const ONLY_NLB = [
  'zone-maps',
  'security-group-ids',
  'bandwidth-package-id',
  'cross-zone-enabled',
  'preserve-client-ip',
];

/** Annotations of a Service that a CLB or NLB instance stands before. */
function* checkServices(manifest: Manifest): Problems {
  if (kindOf(manifest) !== '/Service') return;
  const annotations = manifest.metadata.annotations ?? {};
  const { externalTrafficPolicy, loadBalancerClass, type } = manifest.spec ?? {};
  const isAnnotated = Object.keys(annotations).some((key) => key.startsWith(PREFIX));
  if (type !== 'LoadBalancer') {
    if (!isAnnotated) return;
    const message = `annotations of a load balancer have no effect with type ${type ?? 'ClusterIP'}`;
    return yield COMBINATION.at('metadata.annotations', message, { severity: 'warning' });
  }
  yield* checkNeeds(annotations);
  yield* checkProduct(annotations, loadBalancerClass);
  yield* checkValues(annotations);
  if (externalTrafficPolicy === 'Local' && loadBalancerClass === undefined && read(annotations, 'scheduler') === 'rr') {
    yield at('scheduler', 'externalTrafficPolicy Local needs wrr, as nodes have different numbers of pods');
  }
}

function* checkNeeds(annotations: Annotations): Problems {
  for (const { isOn, key, needs } of NEEDS) {
    const value = read(annotations, key);
    if (value === undefined || (isOn && value !== 'on')) continue;
    for (const need of needs) {
      if (read(annotations, need) === undefined) yield at(key, `has no effect without ${PREFIX}${need}`);
    }
  }
}

function* checkProduct(annotations: Annotations, loadBalancerClass: unknown): Problems {
  if (loadBalancerClass === NLB) {
    const isNew = read(annotations, 'id') === undefined;
    if (isNew && read(annotations, 'zone-maps') === undefined) {
      yield COMBINATION.at('spec.loadBalancerClass', `a new NLB needs ${PREFIX}zone-maps with two zones at least`);
    }
    for (const key of ONLY_CLB) if (read(annotations, key) !== undefined) yield at(key, 'NLB does not know this');
  } else if (loadBalancerClass === undefined) {
    for (const key of ONLY_NLB) {
      if (read(annotations, key) !== undefined) yield at(key, `CLB does not know this, only loadBalancerClass ${NLB}`);
    }
  }
}

function* checkValues(annotations: Annotations): Problems {
  const chargeType = read(annotations, 'instance-charge-type');
  if (read(annotations, 'spec') !== undefined && chargeType === 'PayByCLCU') {
    yield at('spec', 'a CLB that is paid by CLCU has no specification');
  }
  if (read(annotations, 'vswitch-id') !== undefined && read(annotations, 'address-type') !== 'intranet') {
    yield at('vswitch-id', `goes with ${PREFIX}address-type intranet`);
  }
  if (read(annotations, 'backend-label') !== undefined && annotations[BACKEND_TYPE] === 'eni') {
    yield at('backend-label', 'picks nodes, and backend-type eni uses pods');
  }
  const listeners = read(annotations, 'protocol-port');
  if (listeners !== undefined && /(^|,)(https|tcpssl):/.test(listeners) && read(annotations, 'cert-id') === undefined) {
    yield at('protocol-port', `https and tcpssl need ${PREFIX}cert-id`);
  }
}

function read(annotations: Annotations, key: string): string | undefined {
  return annotations[`${PREFIX}${key}`];
}

function at(key: string, message: string) {
  return COMBINATION.at(below('metadata.annotations', `${PREFIX}${key}`), message);
}

const CANARY = /^((?:alb|nginx)\.ingress\.kubernetes\.io\/canary)-(by|weight)/;

/** A canary says in one annotation that it is one, and in others for whom. */
function* checkCanaries(manifest: Manifest): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/Ingress') return;
  const annotations = manifest.metadata.annotations ?? {};
  for (const key of Object.keys(annotations)) {
    const [, canary] = CANARY.exec(key) ?? [];
    if (canary === undefined || annotations[canary] === 'true') continue;
    yield COMBINATION.at(below('metadata.annotations', key), `has no effect without ${canary}: 'true'`);
  }
}

export const balancerCombinations = objectCheck([COMBINATION], checkServices);
export const canaryAnnotations = objectCheck([COMBINATION], checkCanaries);
