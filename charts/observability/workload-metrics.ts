import type { WorkloadFacts } from '../workload/workload-part';

/** What Kubernetes makes up names from (k8s.io/apimachinery, `util/rand`): no vowels, so hardly a word. */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';

/** The names of pods after that of their controller. */
const POD_NAMES: Readonly<Record<string, string>> = {
  Deployment: `-${RANDOM}{1,10}-${RANDOM}{5}`,
  StatefulSet: '-[0-9]+',
  CronJob: `-[0-9]+-${RANDOM}{5}`,
};

/** From here on Kubernetes cuts the names of pods off, to have 58 characters before what it makes up. */
const LONGEST_WHOLE_NAME = 46;

/** A metric of the object of a workload, or of one that is called like it: `kube_deployment_labels{…}`. */
export function metricOf(name: string, label: string, workload: WorkloadFacts, ...more: readonly string[]): string {
  return metric(name, [`namespace="${workload.namespace}"`, `${label}="${workload.name}"`, ...more]);
}

/** A metric of the pods of a workload. kube-state-metrics and cAdvisor know pods by name, not by label. */
export function metricOfPods(name: string, workload: WorkloadFacts, ...more: readonly string[]): string {
  return metric(name, [`namespace="${workload.namespace}"`, `pod=~"${podNames(workload)}"`, ...more]);
}

/** A metric with matchers: `up{job="web"}`. */
export function metric(name: string, matchers: readonly string[]): string {
  return `${name}{${matchers.join(',')}}`;
}

function podNames({ controller: { kind, name } }: WorkloadFacts): string {
  return name.length > LONGEST_WHOLE_NAME ? `${name.slice(0, 58)}.*` : `${name}${POD_NAMES[kind] ?? '-.+'}`;
}
