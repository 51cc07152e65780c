import { conditionOf, type KubeObject } from '../manifests/kube-object';
import { kindKey } from '../manifests/object-name';
import { failed, pending, READY, type Readiness, type ReadinessFacts } from './readiness';
import { checkDaemonSet, checkDeployment, checkStatefulSet } from './rollout';

type Check = (object: KubeObject, facts: ReadinessFacts) => Readiness;

/** The kinds that take their time, and when they are done. */
const CHECKS: Readonly<Record<string, Check>> = {
  Namespace: checkNamespace,
  'CustomResourceDefinition.apiextensions.k8s.io': checkDefinition,
  PersistentVolumeClaim: checkClaim,
  Service: checkService,
  'Ingress.networking.k8s.io': checkAddress,
  'Deployment.apps': checkDeployment,
  'StatefulSet.apps': checkStatefulSet,
  'DaemonSet.apps': checkDaemonSet,
  'Job.batch': checkJob,
  Pod: checkPod,
};

/** Whether an object takes its time at all. */
export function isAwaited(object: KubeObject): boolean {
  return Object.hasOwn(CHECKS, kindKey(object));
}

/** How far an object is. */
export function checkReadiness(object: KubeObject, facts: ReadinessFacts): Readiness {
  return CHECKS[kindKey(object)]?.(object, facts) ?? READY;
}

function checkNamespace({ metadata, status }: KubeObject): Readiness {
  if (metadata.deletionTimestamp !== undefined || status?.phase === 'Terminating') {
    return failed('it is being deleted; apply again when it is gone');
  }
  return status?.phase === 'Active' ? READY : pending('not active yet');
}

function checkDefinition(object: KubeObject): Readiness {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') return failed(`its names are taken: ${names.message}`);
  return conditionOf(object, 'Established')?.status === 'True' ? READY : pending('not established yet');
}

function checkClaim({ status }: KubeObject): Readiness {
  if (status?.phase === 'Lost') return failed('its volume is gone');
  return status?.phase === 'Bound' ? READY : pending('no volume yet');
}

function checkService(object: KubeObject): Readiness {
  return object.spec?.type === 'LoadBalancer' ? checkAddress(object) : READY;
}

function checkAddress({ status }: KubeObject): Readiness {
  const { ingress = [] } = (status?.loadBalancer ?? {}) as { ingress?: readonly unknown[] };
  return ingress.length > 0 ? READY : pending('no address yet');
}

function checkJob(object: KubeObject, { jobs }: ReadinessFacts): Readiness {
  const { active = 0 } = (object.status ?? {}) as { active?: number };
  const failure = conditionOf(object, 'Failed');
  if (failure?.status === 'True') return failed(failure.message ?? 'it failed');
  if (conditionOf(object, 'Complete')?.status === 'True' || object.spec?.suspend === true) return READY;
  if (jobs === 'started' && active > 0) return READY;
  return pending(active > 0 ? 'running' : 'not started yet');
}

function checkPod(object: KubeObject): Readiness {
  const { phase = 'Pending' } = (object.status ?? {}) as { phase?: string };
  if (phase === 'Failed') return failed('its containers failed');
  if (phase === 'Succeeded' || conditionOf(object, 'Ready')?.status === 'True') return READY;
  return pending(phase === 'Running' ? 'running, not ready yet' : phase.toLowerCase());
}
