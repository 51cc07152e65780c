import type { Manifest } from '../kubernetes/manifest';
import { type ManifestGraph, specPathOf } from '../kubernetes/manifest-graph';
import { entriesOf, type Fields } from '../plain-json';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, Rule } from '../rule';
import { clustersIn, everyCluster, namesOf } from './platform-clusters';

const NEVER_READY = new Rule({
  id: 'X021',
  severity: 'error',
  title: 'Readiness gate that nobody opens',
  why: 'A pod is ready only when all its gates are open: it never is, and the rollout never ends.',
  fix: 'Leave the gate out: load balancers register pods by themselves with Terway only.',
  source: 'ACK: "Configure a readiness gate to ensure smooth pod updates"',
});

const NOT_REACHED = new Rule({
  id: 'X022',
  severity: 'error',
  title: 'Service that an ALB cannot reach',
  why: 'With Flannel pods have no addresses in the VPC: the ALB can only go through node ports.',
  fix: 'Give the Service `type: NodePort`.',
  source: 'ACK: "ALB Ingress management"',
});

const GATE = 'service.readiness.alibabacloud.com/';
const ALB = 'ingress.k8s.alibabacloud/alb';

/** Load balancers and Flannel. */
function* checkBackEnds(platform: PlatformGraph): Problems {
  if (!everyCluster(platform, ({ podNetwork }) => podNetwork === 'flannel')) return;
  const { objects } = platform;
  const name = `${namesOf(clustersIn(platform))} uses Flannel`;
  for (const of of objects.manifests) {
    const workload = objects.workloadOf(of);
    if (!workload) continue;
    for (const [path, gate] of entriesOf(
      `${specPathOf(workload)}.readinessGates`,
      workload.template.spec.readinessGates,
    )) {
      if (String(gate?.conditionType).startsWith(GATE))
        yield NEVER_READY.at(path, `${name}, got ${gate.conditionType}`, { of });
    }
  }
  for (const of of objects.allOf('networking.k8s.io/Ingress')) {
    if (isForAlb(of, objects)) yield* checkServices(of, objects, name);
  }
}

function isForAlb({ spec }: Manifest, objects: ManifestGraph): boolean {
  const name = spec?.ingressClassName;
  if (typeof name !== 'string') return false;
  const ingressClass = objects.find('networking.k8s.io/IngressClass', undefined, name);
  return ingressClass ? ingressClass.spec?.controller === ALB : name === 'alb';
}

function* checkServices(ingress: Manifest, objects: ManifestGraph, name: string): Problems {
  for (const [at, rule] of entriesOf<Fields>('spec.rules', ingress.spec?.rules)) {
    for (const [path, { backend }] of entriesOf<Fields>(`${at}.http.paths`, rule.http?.paths)) {
      const service = backend?.service && objects.find('/Service', ingress.metadata.namespace, backend.service.name);
      const type = service?.spec?.type ?? 'ClusterIP';
      if (service && type === 'ClusterIP')
        yield NOT_REACHED.at(
          `${path}.backend.service`,
          `${name}, Service ${backend.service.name} is of type ClusterIP`,
          { of: ingress },
        );
    }
  }
}

export const backEnds = platformCheck([NEVER_READY, NOT_REACHED], checkBackEnds);
