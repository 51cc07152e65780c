import type { Manifest } from '../kubernetes/manifest';
import { type ManifestGraph, specPathOf } from '../kubernetes/manifest-graph';
import { containersOf } from '../kubernetes/pod-template';
import { objectCheck, type Problems, Rule } from '../rule';
import { WorkloadFacts } from './workload-facts';

const NOT_ASKED = new Rule({
  id: 'HA050',
  severity: 'warning',
  title: 'Nobody asks whether a pod is ready',
  why: 'Requests come as soon as the process starts and go on while it cannot answer; a rollout counts it as done at once.',
  fix: 'Give the container that serves a readinessProbe.',
  source: 'Kubernetes: Configure Liveness, Readiness and Startup Probes',
});

const NEVER_RESTARTED = new Rule({
  id: 'HA051',
  severity: 'warning',
  title: 'Nobody notices a process that hangs',
  why: 'A process that runs but no longer answers stays so until somebody looks.',
  fix: 'Give it a livenessProbe that is slower than its readinessProbe and asks for nothing beyond the process.',
  source: 'Kubernetes: Configure Liveness, Readiness and Startup Probes',
});

const SAME_QUESTION = new Rule({
  id: 'HA052',
  severity: 'warning',
  title: 'Restart as soon as not ready',
  why: 'Both probes ask the same and lose patience together: an outage of a dependency restarts every pod, which makes it longer.',
  fix: 'Let liveness ask for the process alone, and be more patient than readiness.',
  source: 'Kubernetes: Configure Liveness, Readiness and Startup Probes',
});

/** Containers of what keeps running are asked for how they are. */
function* checkProbes(manifest: Manifest, graph: ManifestGraph): Problems {
  const facts = WorkloadFacts.of(graph);
  const kept = facts.keptWith(manifest);
  if (!kept) return;
  const { workload } = kept;
  const containers = containersOf(workload.template).filter(({ list }) => list === 'containers');
  const at = specPathOf(workload);
  const isKnative = manifest.kind === 'Service'; // asks on its own
  if (
    !isKnative &&
    facts.servicesOf(workload).length > 0 &&
    !containers.some(({ container }) => container.readinessProbe)
  )
    yield NOT_ASKED.at(`${at}.containers`, 'a Service sends it requests, no container has a readinessProbe');
  if (!containers.some(({ container }) => container.livenessProbe))
    yield NEVER_RESTARTED.at(`${at}.containers`, 'no container has a livenessProbe');
  for (const { container, path } of containers) {
    const { livenessProbe, readinessProbe } = container;
    if (livenessProbe && readinessProbe && asksTheSame(livenessProbe, readinessProbe))
      yield SAME_QUESTION.at(`${path}.livenessProbe`, 'asks what readinessProbe asks, and gives up as early');
  }
}

function asksTheSame(liveness: object, readiness: object): boolean {
  const [one, other] = [liveness, readiness].map(splitProbe);
  return one?.question === other?.question && (one?.patience ?? 0) <= (other?.patience ?? 0);
}

function splitProbe(probe: object): { readonly question: string; readonly patience: number } {
  const { exec, failureThreshold = 3, grpc, httpGet, periodSeconds = 10, tcpSocket } = probe as Record<string, unknown>;
  return {
    question: JSON.stringify([exec, grpc, httpGet, tcpSocket]),
    patience: Number(failureThreshold) * Number(periodSeconds),
  };
}

export const probes = objectCheck([NOT_ASKED, NEVER_RESTARTED, SAME_QUESTION], checkProbes);
