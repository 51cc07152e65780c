import { checkInteger, checkList } from '../../lib/problems';
import { checkLabels, checkLabelValue } from '../object/labels';
import { checkObjectName, checkOwnName } from '../object/names';
import { ifGiven } from '../object/shape';
import type { Scaling } from '../scaling/scaling';
import type { PodContainer } from './container';
import { checkContainers } from './container-checks';
import { isDisk, type PodContainers } from './pod-containers';
import type { PodSecurity } from './pod-security';
import { DEFAULT_RESOURCES, hasRequest } from './resources';
import { checkTolerations } from './toleration';
import type { WebApplicationProps } from './web-application-props';

/** A web application with its defaults filled in. */
export interface CheckedApplication {
  readonly props: WebApplicationProps;
  readonly name: string;
  readonly namespace: string;
  readonly scaling: Scaling;
  readonly containers: PodContainers;
  readonly security: PodSecurity;
  readonly servicePort: number;
}

/** Everything about a web application that the API server refuses, or that would not work. */
export function checkWebApplication(application: CheckedApplication): string[] {
  const { props, name, namespace, scaling, containers, security, servicePort } = application;
  return [
    ...checkOwnName(props.name, name),
    ...ifGiven(props.application, (given) => checkLabelValue('application', given, 'shop')),
    ...ifGiven(props.component, (given) => checkLabelValue('component', given, 'web')),
    ...ifGiven(props.partOf, (given) => checkLabelValue('partOf', given, 'shop')),
    ...checkOwnLabels(props),
    ...checkContainers(containers, security),
    ...checkDrains(props),
    ...checkPlacement(props),
    ...checkVolumes(containers, scaling, namespace),
    ...checkRollout(props, containers),
    ...checkRequests(containers.serving, scaling),
    ...checkMaxUnavailable(props, scaling),
    ...checkServicePorts(props, servicePort),
  ];
}

function checkOwnLabels({ labels = {} }: WebApplicationProps): string[] {
  const problems = checkLabels('labels', labels);
  if (problems.length > 0) return problems;
  const taken = Object.keys(labels).filter((key) => /^(app\.kubernetes\.io|ack-blueprints)\//.test(key));
  return taken.map(
    (key) => `'labels' has '${key}', which is ours to set; use 'application', 'component' or 'partOf' for it`,
  );
}

function checkPlacement({
  tolerations,
  nodeSelector,
  imagePullSecrets,
  serviceAccount,
}: WebApplicationProps): string[] {
  return [
    ...ifGiven(tolerations, (given) => checkTolerations('tolerations', given)),
    ...checkLabels('nodeSelector', nodeSelector),
    ...ifGiven(imagePullSecrets, checkImagePullSecrets),
    ...ifGiven(serviceAccount, (given) => checkObjectName('serviceAccount', given, 'shop')),
  ];
}

function checkImagePullSecrets(names: readonly string[]): string[] {
  if (!Array.isArray(names)) return checkList('imagePullSecrets', names, "['registry']");
  return names.flatMap((name, index) => checkObjectName(`imagePullSecrets[${index}]`, name, 'registry'));
}

function checkVolumes({ volumes }: PodContainers, { max }: Scaling, namespace: string): string[] {
  const unique = [...new Set(volumes)];
  const disks = max > 1 ? unique.filter(isDisk) : [];
  const strangers = unique.filter((volume) => (volume.namespace ?? namespace) !== namespace);
  return [
    ...disks.map(
      ({ name, accessMode }) =>
        `'mounts' puts the ${accessMode} volume '${name}' on up to ${max} replicas; use a NasVolume, which all replicas can mount, or Scaling.fixed(1)`,
    ),
    ...strangers.map(
      ({ name, namespace: other }) =>
        `'mounts' has the volume '${name}' of namespace '${other}', but pods of '${namespace}' see their own claims only; define it in a chart with namespace '${namespace}'`,
    ),
  ];
}

function checkRollout({ rollout }: WebApplicationProps, { hasDisk }: PodContainers): string[] {
  return rollout?.isSurging && hasDisk
    ? ["'rollout' starts the new pod beside the old one, which holds the disk; use Rollout.recreate(), or leave it out"]
    : [];
}

function checkRequests(serving: readonly PodContainer[], { targets }: Scaling): string[] {
  const followed = [
    ...(targets?.cpuPercent === undefined ? [] : ['cpu' as const]),
    ...(targets?.memoryPercent === undefined ? [] : ['memory' as const]),
  ];
  return followed.flatMap((resource) =>
    serving
      .filter(({ props }) => !hasRequest(props.resources ?? DEFAULT_RESOURCES, resource))
      .map(
        ({ prop, name }) =>
          `'${prop === '' ? '' : `${prop}.`}resources.requests.${resource}' must be given for container '${name}', since 'scaling' follows ${resource} in percent of the requests of every container, e.g. '${resource === 'cpu' ? '100m' : '128Mi'}'`,
      ),
  );
}

function checkMaxUnavailable({ maxUnavailable }: WebApplicationProps, { min, max }: Scaling): string[] {
  if (maxUnavailable === undefined) return [];
  if (max < 2) return ["'maxUnavailable' means nothing to a single replica; leave it out"];
  return checkInteger('maxUnavailable', maxUnavailable, { min: 1, max: Math.max(1, min - 1) });
}

/** A main container with a hook of its own may have no `sleep`, and so may its sidecars. */
function checkDrains({ target, drain, sidecars = [] }: WebApplicationProps): string[] {
  if (!drain?.isOwnHook || target.hasSleepAction) return [];
  return sidecars.flatMap((sidecar, index) =>
    sidecar.drain === undefined
      ? [
          `'sidecars[${index}].drain' must be given, since 'drain' is a way of the main container alone, e.g. Drain.sleep(${drain.delaySeconds}) for an image with the program 'sleep', or Drain.exec(…)`,
        ]
      : [],
  );
}

function checkServicePorts({ extraPorts = {} }: WebApplicationProps, servicePort: number): string[] {
  return Object.entries(extraPorts)
    .filter(([, port]) => port === servicePort)
    .map(([name]) => `'extraPorts' has ${servicePort} for '${name}', where the Service listens for 'port' already`);
}
