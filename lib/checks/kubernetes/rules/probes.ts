import { type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import type { Manifest } from '../manifest';
import { containersOf, type PodContainer, podTemplateOf } from '../pod-template';
import { checkOneOf, checkPortReference } from './containers';

const PROBE = new Rule({
  id: 'K8S036',
  severity: 'error',
  title: 'Probe or hook that is refused',
  why: 'The server refuses the workload.',
  fix: 'Give exactly one way to ask, and numbers in range; init containers have neither.',
  source: 'Kubernetes: Configure Liveness, Readiness and Startup Probes',
});

const PROBE_PORT = new Rule({
  id: 'K8S037',
  severity: 'error',
  title: 'Probe of a port that the container does not name',
  why: 'The kubelet finds no such port and the probe fails each time: the pod is never ready, or restarts without end.',
  fix: 'Name the port in ports, or write its number.',
  source: 'Kubernetes: Configure Liveness, Readiness and Startup Probes, "named port"',
});

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Probes and lifecycle hooks of containers. */
export function* checkProbes(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  for (const entry of containersOf(template)) {
    const { path, list, container } = entry;
    if (list !== 'containers' && container.restartPolicy !== 'Always') {
      for (const field of [...PROBES, 'lifecycle']) {
        if (container[field] !== undefined) yield problem(`${path}.${field}`, `not allowed in ${list}`);
      }
      continue;
    }
    for (const field of PROBES) yield* checkProbe(entry, field);
    for (const hook of ['postStart', 'preStop']) yield* checkHook(entry, hook);
  }
}

const MINIMUM: Readonly<Record<string, number>> = {
  failureThreshold: 1,
  initialDelaySeconds: 0,
  periodSeconds: 1,
  successThreshold: 1,
  terminationGracePeriodSeconds: 1,
  timeoutSeconds: 1,
};

function* checkProbe({ path, container }: PodContainer, field: (typeof PROBES)[number]): Problems {
  const probe = container[field];
  if (probe === undefined) return;
  const at = `${path}.${field}`;
  yield* checkOneOf(at, probe, ['exec', 'grpc', 'httpGet', 'tcpSocket']);
  yield* checkHandler(at, probe, container);
  for (const [key, minimum] of Object.entries(MINIMUM)) {
    if (probe[key] < minimum) yield problem(`${at}.${key}`, `must be at least ${minimum}, got ${probe[key]}`);
  }
  if (field === 'readinessProbe') {
    if (probe.terminationGracePeriodSeconds !== undefined) {
      yield problem(`${at}.terminationGracePeriodSeconds`, 'not allowed, readiness stops no container');
    }
  } else if ((probe.successThreshold ?? 1) > 1) {
    yield problem(`${at}.successThreshold`, `must be 1, got ${probe.successThreshold}`);
  }
}

/** Ports a handler asks by name must be ports of its own container, or it never gets through. */
function* checkHandler(path: string, handler: Fields, container: PodContainer['container']): Problems {
  for (const kind of ['httpGet', 'tcpSocket', 'grpc']) {
    const port = handler[kind]?.port;
    if (port === undefined) continue;
    const at = `${path}.${kind}.port`;
    yield* checkPortReference(at, port);
    const names = (container.ports ?? []).map(({ name }: { name?: string }) => name);
    if (typeof port === 'string' && !names.includes(port)) {
      yield PROBE_PORT.at(at, `no port of this container is called ${show(port)}`);
    }
  }
}

function* checkHook({ path, container }: PodContainer, hook: string): Problems {
  const handler = container.lifecycle?.[hook];
  if (handler === undefined) return;
  const at = `${path}.lifecycle.${hook}`;
  yield* checkOneOf(at, handler, ['exec', 'httpGet', 'tcpSocket']);
  yield* checkHandler(at, handler, container);
}

export const probes = objectCheck([PROBE, PROBE_PORT], checkProbes);
