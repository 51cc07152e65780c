import { checkInteger } from '../../lib/problems';
import type { IExposure } from '../exposure/exposed-application';
import type { IScaling } from '../scaling/i-scaling';
import type { PodContainer } from './container';
import { isDisk } from './pod-containers';
import type { DeploymentProps, ReplicatedProps } from './replicated-props';
import { DEFAULT_RESOURCES, hasRequest } from './resources';
import type { WorkloadPlan } from './workload-plan';

/** What would not work about a workload with replicas. */
export function checkReplicated(props: ReplicatedProps, plan: WorkloadPlan): string[] {
  return [
    ...checkDrains(props),
    ...checkDisks(plan),
    ...(plan.scaling ? checkRequests(plan.containers.serving, plan.scaling) : []),
    ...checkMaxUnavailable(props, plan),
    ...(plan.exposure ? checkServicePorts(props, plan, plan.exposure) : []),
  ];
}

/** What would not work about a Deployment. */
export function checkDeployment(props: DeploymentProps, plan: WorkloadPlan): string[] {
  return [...checkReplicated(props, plan), ...checkRollout(props, plan)];
}

/** A main container with a hook of its own may have no `sleep`, and so may its sidecars. */
function checkDrains({ target, drain, sidecars = [] }: ReplicatedProps): string[] {
  if (!drain?.isOwnHook || target.hasSleepAction) return [];
  return sidecars.flatMap((sidecar, index) =>
    sidecar.drain === undefined
      ? [
          `'sidecars[${index}].drain' must be given, since 'drain' is a way of the main container alone, e.g. Drain.sleep(${drain.delaySeconds}) for an image with the program 'sleep', or Drain.exec(…)`,
        ]
      : [],
  );
}

function checkDisks({ containers, replicas: { max } }: WorkloadPlan): string[] {
  const disks = max > 1 ? [...new Set(containers.volumes)].filter(isDisk) : [];
  return disks.map(
    ({ name, accessMode }) =>
      `'mounts' puts the ${accessMode} volume '${name}' on up to ${max} replicas; use a NasVolume, which all replicas can mount, or Scaling.fixed(1)`,
  );
}

function checkRequests(serving: readonly PodContainer[], { followed }: IScaling): string[] {
  return followed.flatMap((resource) =>
    serving
      .filter(({ props }) => !hasRequest(props.resources ?? DEFAULT_RESOURCES, resource))
      .map(
        ({ prop, name }) =>
          `'${prop === '' ? '' : `${prop}.`}resources.requests.${resource}' must be given for container '${name}', since 'scaling' follows ${resource} in percent of the requests of every container, e.g. '${resource === 'cpu' ? '100m' : '128Mi'}'`,
      ),
  );
}

function checkMaxUnavailable({ maxUnavailable }: ReplicatedProps, { replicas: { min, max } }: WorkloadPlan): string[] {
  if (maxUnavailable === undefined) return [];
  if (max < 2) return ["'maxUnavailable' means nothing to a single replica; leave it out"];
  return checkInteger('maxUnavailable', maxUnavailable, { min: 1, max: Math.max(1, min - 1) });
}

function checkServicePorts({ extraPorts = {} }: ReplicatedProps, { exposed }: WorkloadPlan, exposure: IExposure) {
  const { port: servicePort } = exposure.renderService(exposed);
  return Object.entries(extraPorts)
    .filter(([, port]) => port === servicePort)
    .map(([name]) => `'extraPorts' has ${servicePort} for '${name}', where the Service listens for 'port' already`);
}

function checkRollout({ rollout }: DeploymentProps, { containers: { hasDisk } }: WorkloadPlan): string[] {
  return rollout?.isSurging && hasDisk
    ? ["'rollout' starts the new pod beside the old one, which holds the disk; use Rollout.recreate(), or leave it out"]
    : [];
}
