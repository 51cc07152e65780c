import { entriesOf, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { portNamesOf } from '../pod-template';
import { includesLabels, selects } from '../selector';
import { kindOf, type ManifestGraph, type Workload } from './manifest-graph';

/** A PodMonitor reads pods that exist, at ports that they name. */
export function* checkPodMonitorTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'monitoring.coreos.com/PodMonitor') return;
  const { selector, podMetricsEndpoints, namespaceSelector } = manifest.spec ?? {};
  // pods of other namespaces are those of somebody else
  if (namespaceSelector) return;
  const pods = graph
    .workloadsIn(manifest.metadata.namespace)
    .filter(({ template }) => selects(selector, template.metadata.labels));
  if (pods.length === 0) yield `spec.selector: matches no pods, got ${show(selector)}`;
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
  const services = graph
    .allOf('/Service')
    .filter(({ metadata }) => metadata.namespace === namespace && selects(selector, metadata.labels));
  if (services.length === 0) yield `spec.selector: matches no Services, got ${show(selector)}`;
  const pods = graph
    .workloadsIn(namespace)
    .filter(({ template }) => services.some(({ spec }) => includesLabels(spec?.selector, template.metadata.labels)));
  for (const [at, { port, targetPort }] of entriesOf('spec.endpoints', endpoints)) {
    yield* checkPodPort(at, targetPort, pods);
    for (const { metadata, spec } of services) {
      if (port === undefined || (spec?.ports ?? []).some(({ name }: Manifest) => name === port)) continue;
      yield `${at}: Service ${show(metadata.name)} has no port called ${show(port)}`;
    }
  }
}

function* checkPodPort(at: string, port: unknown, pods: readonly Workload[]): Problems {
  if (typeof port !== 'string') return;
  for (const { manifest, template } of pods) {
    if (portNamesOf(template).has(port)) continue;
    yield `${at}: ${manifest.kind} ${show(manifest.metadata.name)} has no port called ${show(port)}`;
  }
}
