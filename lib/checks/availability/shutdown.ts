import { type Manifest, titleOf } from '../kubernetes/manifest';
import { kindOf, type ManifestGraph, specPathOf, type Workload } from '../kubernetes/manifest-graph';
import { containersOf } from '../kubernetes/pod-template';
import { entriesOf, type Fields, show } from '../plain-json';
import { objectCheck, type Problems, Rule } from '../rule';
import { WorkloadFacts } from './workload-facts';

const CUT_SHORT = new Rule({
  id: 'HA060',
  severity: 'warning',
  title: 'Pod that is killed while it finishes',
  why: 'The grace period includes preStop: what is left for requests under way is too short, and they are cut off.',
  fix: 'Let `terminationGracePeriodSeconds` be preStop plus 30 seconds or more.',
  source: 'ACK: Service troubleshooting, "503"',
});

const NO_WAIT = new Rule({
  id: 'HA061',
  severity: 'warning',
  title: 'Pod that stops before its load balancer knows',
  why: 'A pod is asked to stop at the moment in which it is taken off the list: requests that are sent to it meanwhile fail with 502 or 504.',
  fix: 'Wait in preStop, such as `sleep 30`, and raise the grace period by as much.',
  source: 'ACK: "Use preStop hooks to implement smooth rolling updates with ALB Ingress"',
});

const LATE_DRAIN = new Rule({
  id: 'HA062',
  severity: 'warning',
  title: 'Load balancer that drains longer than pods live',
  why: 'It leaves connections open to pods that are gone: they end by being cut.',
  fix: 'Let the drain timeout be at most `terminationGracePeriodSeconds` of the pods.',
  source: 'ACK: annotations of Services, connection-drain-timeout',
});

const FINISH = 30;
const USUAL_GRACE = 30;
const DRAIN = [
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-connection-drain-timeout',
  'service.beta.kubernetes.io/alicloud-loadbalancer-connection-drain-timeout',
] as const;
const INGRESS_DRAIN = 'alb.ingress.kubernetes.io/connection-drain-timeout';

/** A pod is given the time to finish, and is off the list of its load balancer before it stops. */
function* checkStop(manifest: Manifest, graph: ManifestGraph): Problems {
  const facts = WorkloadFacts.of(graph);
  const kept = facts.keptWith(manifest);
  if (!kept || kindOf(manifest) === 'serving.knative.dev/Service') return;
  const { workload } = kept;
  const containers = containersOf(workload.template).filter(({ list }) => list === 'containers');
  const grace = graceOf(workload);
  for (const { container, path } of containers) {
    const wait = secondsOf(container.lifecycle?.preStop);
    if (wait !== undefined && grace < wait + FINISH)
      yield CUT_SHORT.at(
        `${path}.lifecycle.preStop`,
        `waits ${wait} s of a grace period of ${grace} s, want ${wait + FINISH} s or more`,
      );
  }
  if (facts.isExposed(workload) && !containers.some(({ container }) => container.lifecycle?.preStop))
    yield NO_WAIT.at(
      `${specPathOf(workload)}.containers`,
      'gets requests from a load balancer, no container has a preStop',
    );
}

/** A load balancer gives up connections before the pods do. */
function* checkDrain(manifest: Manifest, graph: ManifestGraph): Problems {
  const annotations = manifest.metadata.annotations ?? {};
  const key = kindOf(manifest) === '/Service' ? DRAIN.find((one) => annotations[one] !== undefined) : INGRESS_DRAIN;
  const timeout = Number(key === undefined ? undefined : annotations[key]);
  if (key === undefined || !Number.isFinite(timeout)) return;
  for (const workload of behind(manifest, graph)) {
    const grace = graceOf(workload);
    if (timeout > grace)
      yield LATE_DRAIN.at(
        `metadata.annotations['${key}']`,
        `drains ${timeout} s, ${titleOf(workload.manifest)} is killed after ${grace} s, got ${show(annotations[key])}`,
      );
  }
}

function behind(manifest: Manifest, graph: ManifestGraph): readonly Workload[] {
  const { namespace } = manifest.metadata;
  if (kindOf(manifest) === '/Service') return graph.labelled(manifest.spec?.selector ?? { '': '' }, namespace);
  if (kindOf(manifest) !== 'networking.k8s.io/Ingress') return [];
  const names = new Set<string>();
  for (const [, rule] of entriesOf<Fields>('', manifest.spec?.rules)) {
    for (const [, { backend }] of entriesOf<Fields>('', rule.http?.paths))
      if (backend?.service) names.add(backend.service.name);
  }
  return [...names].flatMap((name) => {
    const service = graph.find('/Service', namespace, name);
    return service ? behind(service, graph) : [];
  });
}

function graceOf({ template }: Workload): number {
  return template.spec.terminationGracePeriodSeconds ?? USUAL_GRACE;
}

/** How long a preStop waits, where it does nothing else. */
function secondsOf(preStop: Fields | undefined): number | undefined {
  if (typeof preStop?.sleep?.seconds === 'number') return preStop.sleep.seconds;
  const command: unknown = preStop?.exec?.command;
  if (!Array.isArray(command)) return undefined;
  const text = command.at(-2) === '-c' ? String(command.at(-1)) : command.join(' ');
  const [, seconds] = /^(?:\/bin\/)?sleep (\d{1,6})s?$/.exec(text.trim()) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

export const shutdown = objectCheck([CUT_SHORT, NO_WAIT], checkStop);
export const drain = objectCheck([LATE_DRAIN], checkDrain);
