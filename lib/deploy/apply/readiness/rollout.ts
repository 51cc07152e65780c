import { conditionOf, type KubeObject } from '../manifests/kube-object';
import { failed, pending, READY, type Readiness, type ReadinessFacts } from './readiness';

interface Counts {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
  readonly currentRevision?: string;
  readonly updateRevision?: string;
}

/** New pods only, and enough of them; under an autoscaler its minimum is enough. */
export function checkDeployment(object: KubeObject, facts: ReadinessFacts): Readiness {
  const progress = conditionOf(object, 'Progressing');
  if (!isObserved(object)) return pending('not looked at yet');
  if (progress?.reason === 'ProgressDeadlineExceeded') return failed(progress.message ?? 'no progress any more');
  if (object.spec?.paused === true) return READY;
  const readiness = checkReplicas(object, facts);
  const refusal = conditionOf(object, 'ReplicaFailure');
  // a quota or a policy lets no pods in; the events of it are those of a replica set
  if (readiness.state !== 'pending' || refusal?.status !== 'True') return readiness;
  return pending(`${readiness.reason}: ${refusal.message}`);
}

/** As a Deployment, in order; pods of an `OnDelete` strategy are replaced by somebody else. */
export function checkStatefulSet(object: KubeObject, facts: ReadinessFacts): Readiness {
  if (!isObserved(object)) return pending('not looked at yet');
  if (strategyOf(object) === 'OnDelete') return READY;
  const { partition = 0 } = rollingUpdateOf(object);
  if (partition === 0) return checkReplicas(object, facts);
  const { availableReplicas = 0, updatedReplicas = 0 } = countsOf(object);
  const wanted = wantedOf(object, facts);
  const young = Math.max(0, wanted - partition);
  if (updatedReplicas < young) return pending(`${updatedReplicas} of ${young} pods are new`);
  return availableReplicas >= wanted ? READY : pending(`${availableReplicas} of ${wanted} pods available`);
}

/** A new pod on each node that it is for. */
export function checkDaemonSet(object: KubeObject): Readiness {
  if (!isObserved(object)) return pending('not looked at yet');
  if (strategyOf(object) === 'OnDelete') return READY;
  const status = (object.status ?? {}) as Readonly<Record<string, number | undefined>>;
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
  if (updated < wanted) return pending(`${updated} of ${wanted} pods are new`);
  return numberAvailable < wanted ? pending(`${numberAvailable} of ${wanted} pods available`) : READY;
}

function checkReplicas(object: KubeObject, facts: ReadinessFacts): Readiness {
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = countsOf(object);
  const wanted = wantedOf(object, facts);
  const old = replicas - updatedReplicas;
  // which of the available ones are old is not said: all, to be sure
  const available = Math.max(0, availableReplicas - old);
  if (updatedReplicas < wanted) return pending(`${updatedReplicas} of ${wanted} pods are new`);
  if (available < wanted) return pending(`${available} of ${wanted} pods available`);
  return old > 0 && facts.minimum === undefined ? pending(`${old} old pods are still there`) : READY;
}

function wantedOf({ spec }: KubeObject, { minimum }: ReadinessFacts): number {
  const { replicas = 1 } = (spec ?? {}) as { replicas?: number };
  // scaled to nothing by hand, an autoscaler leaves it alone
  return minimum === undefined || replicas === 0 ? replicas : minimum;
}

function isObserved({ metadata: { generation = 0 }, ...object }: KubeObject): boolean {
  return (((object.status ?? {}) as Counts).observedGeneration ?? 0) >= generation;
}

function countsOf({ status }: KubeObject): Counts {
  return (status ?? {}) as Counts;
}

function strategyOf({ spec }: KubeObject): string | undefined {
  return (spec?.updateStrategy as { type?: string } | undefined)?.type;
}

function rollingUpdateOf({ spec }: KubeObject): { partition?: number } {
  return (spec?.updateStrategy as { rollingUpdate?: { partition?: number } } | undefined)?.rollingUpdate ?? {};
}
