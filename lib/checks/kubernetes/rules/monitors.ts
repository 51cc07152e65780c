import { entriesOf, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupBy, oncePer } from '../indexed';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph, type Workload } from '../manifest-graph';
import { portNamesOf } from '../pod-template';
import { selects } from '../selector';

const NOTHING_TO_READ = new Rule({
  id: 'K8S171',
  severity: 'error',
  title: 'Monitor that reads nothing',
  why: 'Its metrics never arrive; alerts on them stay silent.',
  fix: 'Correct the selector, or label the pods or Services.',
  source: 'Prometheus Operator: PodMonitor, ServiceMonitor',
});

const NO_PORT = new Rule({
  id: 'K8S172',
  severity: 'error',
  title: 'Monitor of a port that does not exist',
  why: 'Its metrics never arrive; alerts on them stay silent.',
  fix: 'Name a port that the Service or the container has.',
  source: 'Prometheus Operator: PodMonitor, ServiceMonitor',
});

/** A PodMonitor reads pods that exist, at ports that they name. */
export function* checkPodMonitorTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'monitoring.coreos.com/PodMonitor') return;
  const { selector, podMetricsEndpoints, namespaceSelector } = manifest.spec ?? {};
  // pods of other namespaces are those of somebody else
  if (namespaceSelector) return;
  const pods = graph.selectedBy(selector, manifest.metadata.namespace);
  if (pods.length === 0)
    yield problem('spec.selector', `matches no pods, got ${show(selector)}`, {
      severity: graph.severityOfMissing,
    });
  for (const [at, { port }] of entriesOf('spec.podMetricsEndpoints', podMetricsEndpoints)) {
    yield* checkPodPort(at, port, pods);
  }
}

/** A ServiceMonitor reads the pods behind Services that exist, at ports of either. */
export function* checkServiceMonitorTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'monitoring.coreos.com/ServiceMonitor') return;
  const { selector, endpoints, namespaceSelector } = manifest.spec ?? {};
  if (namespaceSelector) return;
  const { namespace } = manifest.metadata;
  const services = (servicesByNamespace(graph).get(namespace ?? '') ?? []).filter(({ metadata }) =>
    selects(selector, metadata.labels),
  );
  if (services.length === 0)
    yield problem('spec.selector', `matches no Services, got ${show(selector)}`, {
      severity: graph.severityOfMissing,
    });
  const pods = services.flatMap(({ spec }) => (spec?.selector ? graph.labelled(spec.selector, namespace) : []));
  for (const [at, { port, targetPort }] of entriesOf('spec.endpoints', endpoints)) {
    yield* checkPodPort(at, targetPort, pods);
    for (const { metadata, spec } of services) {
      if (port === undefined || (spec?.ports ?? []).some(({ name }: Manifest) => name === port)) continue;
      yield NO_PORT.at(at, `Service ${show(metadata.name)} has no port called ${show(port)}`);
    }
  }
}

const servicesByNamespace = oncePer((graph: ManifestGraph) =>
  groupBy(graph.allOf('/Service'), ({ metadata }) => metadata.namespace ?? ''),
);

function* checkPodPort(at: string, port: unknown, pods: readonly Workload[]): Problems {
  if (typeof port !== 'string') return;
  for (const { manifest, template } of new Set(pods)) {
    if (portNamesOf(template).has(port)) continue;
    yield NO_PORT.at(at, `${manifest.kind} ${show(manifest.metadata.name)} has no port called ${show(port)}`);
  }
}

export const podMonitors = objectCheck([NOTHING_TO_READ, NO_PORT], checkPodMonitorTargets);
export const serviceMonitors = objectCheck([NOTHING_TO_READ, NO_PORT], checkServiceMonitorTargets);
