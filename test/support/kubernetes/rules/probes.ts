import { type Fields, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { containersOf, type PodContainer, podTemplateOf } from '../pod-template';
import { checkOneOf, checkPortReference } from './containers';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Probes and lifecycle hooks of containers. */
export function* checkProbes(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const grace = template.spec.terminationGracePeriodSeconds ?? 30;
  for (const entry of containersOf(template)) {
    const { path, list, container } = entry;
    if (list !== 'containers') {
      for (const field of [...PROBES, 'lifecycle']) {
        if (container[field] !== undefined) yield `${path}.${field}: not allowed in ${list}`;
      }
      continue;
    }
    for (const field of PROBES) yield* checkProbe(entry, field);
    for (const hook of ['postStart', 'preStop']) yield* checkHook(entry, hook);
    yield* checkPreStop(entry, grace);
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
    if (probe[key] < minimum) yield `${at}.${key}: must be at least ${minimum}, got ${probe[key]}`;
  }
  if (field === 'readinessProbe') {
    if (probe.terminationGracePeriodSeconds !== undefined) {
      yield `${at}.terminationGracePeriodSeconds: not allowed, readiness stops no container`;
    }
  } else if ((probe.successThreshold ?? 1) > 1) {
    yield `${at}.successThreshold: must be 1, got ${probe.successThreshold}`;
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
      yield `${at}: no port of this container is called ${show(port)}`;
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

/** The grace period includes preStop: what remains is all the process gets. */
function* checkPreStop({ path, container }: PodContainer, grace: number): Problems {
  const command: string[] = container.lifecycle?.preStop?.exec?.command ?? [];
  const [, seconds] = /(?:^|\s)sleep (\d+)/.exec(command.join(' ')) ?? [];
  if (seconds !== undefined && Number(seconds) >= grace) {
    yield `${path}.lifecycle.preStop: sleeps ${seconds} s, but the pod is killed after ${grace} s (terminationGracePeriodSeconds)`;
  }
}
