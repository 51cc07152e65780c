import type { Manifest } from '../kubernetes/manifest';
import { kindOf, type ManifestGraph, specPathOf } from '../kubernetes/manifest-graph';
import { objectCheck, type Problems, Rule } from '../rule';
import { WorkloadFacts } from './workload-facts';

const ALONE = new Rule({
  id: 'HA030',
  severity: 'warning',
  title: 'One pod alone',
  why: 'While it is moved, restarted or lost, nobody answers: each node upgrade is an outage.',
  fix: 'Run two replicas or more, best one a zone; let an autoscaler keep two or more.',
  source: 'ACK: "Recommended workload configurations for high availability"',
});

const UNSPREAD = new Rule({
  id: 'HA031',
  severity: 'warning',
  title: 'Replicas that may all lie on one node',
  why: 'The scheduler may put them together: one lost node or zone then takes all of them.',
  fix: 'Add topologySpreadConstraints over `topology.kubernetes.io/zone` and `kubernetes.io/hostname`, or a pod anti-affinity.',
  source: 'Kubernetes: Pod Topology Spread Constraints',
});

const ALL_AT_ONCE = new Rule({
  id: 'HA032',
  severity: 'warning',
  title: 'Rollout that takes all pods at once',
  why: 'Between the old pods and the new ones nobody answers, and a broken image is an outage rather than a stuck rollout.',
  fix: 'Roll out with `maxUnavailable: 0` and `maxSurge: 1` or more.',
  source: 'Kubernetes: Deployments, Strategy',
});

/** Two pods or more, in different places, replaced one after the other. */
function* checkReplicas(manifest: Manifest, graph: ManifestGraph): Problems {
  const kept = WorkloadFacts.of(graph).keptWith(manifest);
  if (!kept) return;
  const { workload, replicas } = kept;
  if (replicas.min < 2) {
    const by = replicas.by === manifest ? '' : ` (${replicas.by.kind} ${replicas.by.metadata.name})`;
    const path = replicas.by === manifest ? replicas.path : 'spec';
    yield ALONE.at(path, `may have ${replicas.min} ${replicas.min === 1 ? 'replica' : 'replicas'}${by}`);
  }
  // Knative takes neither constraints nor affinities unless it is told to
  if (replicas.max < 2 || kindOf(manifest) === 'serving.knative.dev/Service') return;
  const { spec } = workload.template;
  if (spec.topologySpreadConstraints === undefined && spec.affinity?.podAntiAffinity === undefined)
    yield UNSPREAD.at(specPathOf(workload), `nothing spreads its ${replicas.max} replicas`);
  if (kindOf(manifest) === 'apps/Deployment') yield* checkStrategy(manifest, replicas.min);
}

function* checkStrategy({ spec }: Manifest, replicas: number): Problems {
  const { rollingUpdate, type } = spec.strategy ?? {};
  if (type === 'Recreate')
    return yield ALL_AT_ONCE.at('spec.strategy.type', 'Recreate stops all pods before it starts the new ones');
  const most = rollingUpdate?.maxUnavailable;
  if (most === undefined || replicas < 1) return;
  const number = typeof most === 'string' ? Math.floor((Number.parseFloat(most) / 100) * replicas) : most;
  if (number >= replicas)
    yield ALL_AT_ONCE.at('spec.strategy.rollingUpdate.maxUnavailable', `${most} of ${replicas} pods may be missing`);
}

export const replicas = objectCheck([ALONE, UNSPREAD, ALL_AT_ONCE], checkReplicas);
