import { kindOf, specPathOf, type Workload } from '../kubernetes/manifest-graph';
import { containersOf } from '../kubernetes/pod-template';
import { entriesOf, isObject } from '../plain-json';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, problem, Rule } from '../rule';
import { everyCluster } from './platform-clusters';

const NOT_THERE = new Rule({
  id: 'X050',
  severity: 'warning',
  title: 'What virtual nodes cannot do',
  why: 'A pod on a virtual node has a machine of its own and none below it: what reaches for the node is refused, or waits for ever.',
  fix: 'Leave it out (sidecars instead of DaemonSets, volumes instead of hostPath), or run it on nodes.',
  source: 'ECI: "Limits of ECI pods"',
});

/** Most containers of a pod (ECI: Limits). */
const CONTAINERS = 20;

/** Pods that will run on virtual nodes ask for nothing that only nodes have. */
function* checkVirtual(platform: PlatformGraph): Problems {
  const isServerless = everyCluster(platform, ({ kind }) => kind === 'serverless');
  const { objects } = platform;
  for (const of of objects.manifests) {
    const workload = objects.workloadOf(of);
    if (!workload) continue;
    if (isServerless && kindOf(of) === 'apps/DaemonSet')
      yield NOT_THERE.at('kind', 'a DaemonSet runs on nodes, there are none', { of });
    else if (isServerless || asksForVirtual(workload)) {
      for (const { message, path } of checkPod(workload)) yield NOT_THERE.at(path, message, { of });
    }
  }
  if (!isServerless) return;
  for (const of of objects.allOf('/Service')) {
    if (of.spec?.type === 'NodePort')
      yield NOT_THERE.at('spec.type', 'there are no nodes to open ports on, got NodePort', { of });
  }
}

function asksForVirtual({ template }: Workload): boolean {
  const { metadata, spec } = template;
  return (
    metadata.labels?.['alibabacloud.com/eci'] === 'true' ||
    (isObject(spec.nodeSelector) && spec.nodeSelector.type === 'virtual-kubelet')
  );
}

function* checkPod(workload: Workload): Problems {
  const { template } = workload;
  const at = specPathOf(workload);
  if (template.spec.hostNetwork === true)
    yield problem(`${at}.hostNetwork`, 'there is no node whose network it could use');
  for (const [path, volume] of entriesOf(`${at}.volumes`, template.spec.volumes)) {
    if (volume?.hostPath) yield problem(`${path}.hostPath`, 'there is no node whose files it could use');
  }
  const containers = containersOf(template);
  for (const { container, path } of containers) {
    if (container.securityContext?.privileged === true)
      yield problem(`${path}.securityContext.privileged`, 'privileged containers are refused');
  }
  const count = containers.filter(({ list }) => list === 'containers').length;
  if (count > CONTAINERS) yield problem(`${at}.containers`, `at most ${CONTAINERS} containers, got ${count}`);
}

export const virtualNodes = platformCheck([NOT_THERE], checkVirtual);
