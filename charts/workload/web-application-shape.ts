import { checkInstance, checkList } from '../../lib/problems';
import { checkMethods, checkObject, ifGiven } from '../object/shape';
import { Scaling } from '../scaling/scaling';
import { Target } from '../target/target';
import type { ContainerProps } from './container';
import { checkContainerShape } from './container-shape';
import { PodSecurity } from './pod-security';
import { Rollout } from './rollout';
import { Spread } from './spread';
import type { WebApplicationProps } from './web-application-props';

const EXAMPLE =
  "{ target: Target.ack({ podNetwork: 'terway' }), image: 'nginxinc/nginx-unprivileged:1.28', port: 8080 }";

const EXPOSURE = ['check', 'renderService', 'renderReadinessGates', 'defineObjects'];

/**
 * Problems of what kind each prop is: plain JavaScript may hand over anything. What the values say is looked at when
 * there are none, by `checkWebApplication`.
 */
export function checkShape(props: WebApplicationProps): string[] {
  const problems = checkObject('props', props, EXAMPLE);
  if (problems.length > 0) return problems;
  const { target, scaling, exposure, security, spread, rollout, extraPorts, sidecars, initContainers } = props;
  return [
    ...checkInstance('target', target, Target, "Target.ack({ podNetwork: 'terway' })"),
    ...ifGiven(scaling, (given) => checkInstance('scaling', given, Scaling, 'Scaling.fixed(3)')),
    ...ifGiven(exposure, (given) =>
      checkMethods('exposure', given, EXPOSURE, 'an exposure', 'Exposure.alb({ host, vSwitches })'),
    ),
    ...ifGiven(security, (given) => checkInstance('security', given, PodSecurity, 'PodSecurity.restricted()')),
    ...ifGiven(spread, (given) => checkInstance('spread', given, Spread, 'Spread.preferred()')),
    ...ifGiven(rollout, (given) => checkInstance('rollout', given, Rollout, 'Rollout.surge()')),
    ...ifGiven(extraPorts, (given) => checkObject('extraPorts', given, '{ metrics: 9113 }')),
    ...checkContainerShape('', props),
    ...ifGiven(sidecars, (given) => checkContainers('sidecars', given)),
    ...ifGiven(initContainers, (given) => checkContainers('initContainers', given)),
  ];
}

function checkContainers(prop: string, containers: readonly ContainerProps[]): string[] {
  const example = "{ name: 'php', image: 'php:8.4-fpm-alpine' }";
  if (!Array.isArray(containers)) return checkList(prop, containers, `[${example}]`);
  return containers.flatMap((container, index) => {
    const problems = checkObject(`${prop}[${index}]`, container, example);
    return problems.length > 0 ? problems : checkContainerShape(`${prop}[${index}].`, container);
  });
}
