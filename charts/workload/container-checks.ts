import { duplicates, show } from '../../lib/problems';
import { checkName } from '../object/names';
import { checkRequiredInteger } from '../object/shape';
import type { ContainerPort, PodContainer } from './container';
import { checkEnvSources } from './env-source';
import { checkEnv } from './env-value';
import { checkImage } from './image';
import type { PodContainers } from './pod-containers';
import { checkUser, type PodSecurity } from './pod-security';
import { checkResources } from './resources';
import { checkStorage } from './storage-checks';

/** Below it Linux asks for a capability. */
const FIRST_FREE_PORT = 1024;

/** Problems of containers that share a pod; none if the API server takes them. */
export function checkContainers({ all: containers, main }: PodContainers, security: PodSecurity): string[] {
  const ports = containers.flatMap((container) => container.ports);
  return [
    ...containers.flatMap((container) => checkContainer(container, security)),
    ...duplicates(containers.map(({ name }) => name)).map(
      (name) =>
        `'sidecars' and 'initContainers' have two containers called '${name}' ('${main.name}' is the main one); names in a pod differ`,
    ),
    ...duplicates(ports.flatMap(({ name }) => name ?? [])).map(
      (name) => `'extraPorts' has '${name}', which is the name of 'port'; give it another one`,
    ),
    ...duplicates(ports.map(({ port }) => port)).map(
      (port) =>
        `'port', 'extraPorts' and the ports of 'sidecars' have ${port} twice; containers of a pod share their ports`,
    ),
    ...checkStorage(containers),
  ];
}

function checkContainer(container: PodContainer, security: PodSecurity): string[] {
  const { prop, name, props, ports } = container;
  const at = (field: string) => (prop === '' ? field : `${prop}.${field}`);
  return [
    ...checkName(at('name'), name),
    ...checkImage(at('image'), props.image),
    ...checkEnv(at('env'), props.env ?? {}),
    ...checkEnvSources(at('envFrom'), props.envFrom ?? []),
    ...checkUser(at('user'), props.user, security.allowsRoot ? 0 : 1),
    ...checkResources(at('resources'), props.resources ?? {}),
    ...ports.flatMap((port) => [...checkPortName(port), ...checkPort(at(port.prop), port.port, security)]),
    ...checkAsked(container),
  ];
}

/** Kubernetes: a name of a service (RFC 6335). */
function checkPortName({ prop, name }: ContainerPort): string[] {
  if (name === undefined) return [];
  if (typeof name !== 'string') return [`'portName' must be a text, got ${show(name)}, e.g. 'postgres'`];
  if (name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name)) return [];
  return [
    `'${prop === 'port' ? 'portName' : 'extraPorts'}' has the name '${name}', which is none of a port: 1 to 15 of a-z, 0-9 and single '-', with a letter, e.g. 'metrics'`,
  ];
}

function checkPort(prop: string, port: number, { allowsLowPorts }: PodSecurity): string[] {
  const problems = checkRequiredInteger(prop, port, { min: 1, max: 65535, example: 8080 });
  if (problems.length > 0 || allowsLowPorts || port >= FIRST_FREE_PORT) return problems;
  return [
    `'${prop}' must be ${FIRST_FREE_PORT} or above for a program without root, got ${port}, e.g. 8080: requests still come in at the port of 'exposure'. An image that can listen below says security: PodSecurity.restricted({ capabilities: ['NET_BIND_SERVICE'] })`,
  ];
}

function checkAsked({ prop, ports, probes, drain }: PodContainer): string[] {
  const asks = [...Object.values(probes), drain].some((question) => question?.asksPort);
  if (!asks || ports.length > 0) return [];
  return prop === ''
    ? ["'extraPorts' must be given, since a probe or the drain asks the first of them, e.g. { health: 8081 }"]
    : [`'${prop}.port' must be given, since a probe or the drain asks it, e.g. 9000`];
}
