import { checkChoice, checkInstance, checkList, show } from '../../lib/problems';
import { NetworkAccess } from '../network/network-access';
import { checkKeys, checkMethods, checkObject, ifGiven } from '../object/shape';
import { Alerts } from '../observability/alerts';
import { Logs } from '../observability/logs';
import { Metrics } from '../observability/metrics';
import { Tracing } from '../observability/tracing';
import { checkScalings } from '../scaling/i-scaling';
import { Target } from '../target/target';
import type { ContainerProps } from './container';
import { checkContainerShape } from './container-shape';
import type { PodProps } from './pod-props';
import { PodSecurity } from './pod-security';
import { INIT_CONTAINER_KEYS, SIDECAR_KEYS } from './prop-keys';
import type { DeploymentProps, ReplicatedProps } from './replicated-props';
import { Rollout } from './rollout';
import { Spread } from './spread';

/** What an exposure can do. */
const EXPOSURE = ['check', 'renderService', 'renderReadinessGates', 'defineObjects', 'checkSources', 'renderSources'];

/**
 * Problems of what kind each prop of a workload is: plain JavaScript may hand over anything. What the values say is
 * looked at when there are none, by `checkWorkload`.
 */
export function checkPodShape(props: PodProps): string[] {
  const { target, security, serviceAccountToken, network, alerts, logs, tracing, initContainers } = props;
  const { name, application, component, partOf } = props;
  return [
    ...checkNames({ name, application, component, partOf }),
    ...checkInstance('target', target, Target, "Target.ack({ podNetwork: 'terway' })"),
    ...ifGiven(security, (given) => checkInstance('security', given, PodSecurity, 'PodSecurity.restricted()')),
    ...ifGiven(serviceAccountToken, (given) => checkChoice('serviceAccountToken', given, ['none', 'mounted'])),
    ...ifGiven(network, (given) => checkInstance('network', given, NetworkAccess, 'NetworkAccess.declared()')),
    ...ifGiven(alerts, (given) => checkInstance('alerts', given, Alerts, 'Alerts.web()')),
    ...ifGiven(logs, (given) => checkInstance('logs', given, Logs, 'Logs.stdout()')),
    ...ifGiven(tracing, (given) => checkInstance('tracing', given, Tracing, 'Tracing.arms()')),
    ...checkContainerShape('', props),
    ...ifGiven(initContainers, (given) =>
      checkContainers('initContainers', given, 'an init container', INIT_CONTAINER_KEYS),
    ),
  ];
}

/** Problems of what kind each prop of a workload with replicas is. */
export function checkReplicatedShape(props: ReplicatedProps): string[] {
  const { scaling, spread, extraPorts, sidecars, metrics } = props;
  return [
    ...checkPodShape(props),
    ...ifGiven(scaling, (given) => checkScalings('scaling', given)),
    ...ifGiven(spread, (given) => checkInstance('spread', given, Spread, 'Spread.preferred()')),
    ...ifGiven(extraPorts, (given) => checkObject('extraPorts', given, '{ metrics: 9113 }')),
    ...ifGiven(metrics, (given) => checkInstance('metrics', given, Metrics, "Metrics.scraped({ port: 'metrics' })")),
    ...ifGiven(sidecars, (given) => checkContainers('sidecars', given, 'a sidecar', SIDECAR_KEYS)),
  ];
}

/** Problems of what kind each prop of a workload is that is a Deployment. */
export function checkDeploymentShape(props: DeploymentProps): string[] {
  return [
    ...checkReplicatedShape(props),
    ...ifGiven(props.rollout, (given) => checkInstance('rollout', given, Rollout, 'Rollout.surge()')),
  ];
}

/** Problems of a way to reach a workload. */
export function checkExposureShape(exposure: unknown): string[] {
  return checkMethods('exposure', exposure, EXPOSURE, 'an exposure', 'Exposure.alb({ host, vSwitches })');
}

/** Names become parts of others before they are looked at. */
export function checkNames(names: Readonly<Record<string, unknown>>, example = 'shop'): string[] {
  return Object.entries(names)
    .filter(([, name]) => name !== undefined && typeof name !== 'string')
    .map(([prop, name]) => `'${prop}' must be a text, got ${show(name)}, e.g. '${example}'`);
}

function checkContainers(
  prop: string,
  containers: readonly ContainerProps[],
  what: string,
  keys: Readonly<Record<string, true>>,
): string[] {
  const example = "{ name: 'php', image: 'php:8.4-fpm-alpine' }";
  if (!Array.isArray(containers)) return checkList(prop, containers, `[${example}]`);
  return containers.flatMap((container, index) => {
    const problems = checkObject(`${prop}[${index}]`, container, example);
    if (problems.length > 0) return problems;
    const at = `${prop}[${index}].`;
    return [...checkKeys(at, container, what, keys), ...checkContainerShape(at, container)];
  });
}
