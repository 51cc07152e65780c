import { checkInteger, duplicates } from '../../lib/problems';
import { isDeployTime } from '../object/deploy-time';
import { checkName } from '../object/names';
import type { PodContainer } from './container';
import { checkStorage } from './container-storage';
import { checkEnv } from './env-value';
import type { PodContainers } from './pod-containers';
import { checkUser } from './pod-security';
import { checkResources } from './resources';

/** Problems of containers that share a pod; none if the API server takes them. */
export function checkContainers({ all: containers }: PodContainers): string[] {
  const ports = containers.flatMap((container) => container.ports);
  return [
    ...containers.flatMap(checkContainer),
    ...duplicates(containers.map(({ name }) => name)).map(
      (name) =>
        `'sidecars' and 'initContainers' have two containers called '${name}' ('web' is the main one); names in a pod differ`,
    ),
    ...duplicates(ports.flatMap(({ name }) => name ?? [])).map(
      (name) => `'extraPorts' has '${name}', which is the name of 'port'; give it another one`,
    ),
    ...duplicates(ports.map(({ port }) => `${port}`)).map(
      (port) =>
        `'port', 'extraPorts' and the ports of 'sidecars' have ${port} twice; containers of a pod share their ports`,
    ),
    ...checkStorage(containers),
  ];
}

function checkContainer(container: PodContainer): string[] {
  const { prop, name, props, ports } = container;
  const at = (field: string) => (prop === '' ? field : `${prop}.${field}`);
  return [
    ...checkName(at('name'), name),
    ...(isDeployTime(props.image) || /^\S+$/.test(props.image)
      ? []
      : [`'${at('image')}' must name an image, got '${props.image}', e.g. 'nginx:1.28@sha256:…'`]),
    ...checkEnv(at('env'), props.env ?? {}),
    ...checkUser(at('user'), props.user),
    ...checkResources(at('resources'), props.resources ?? {}),
    ...ports.flatMap(({ name: portName = 'http', port }) => [
      ...checkPortName(portName),
      ...checkInteger(at(portName === 'http' ? 'port' : `extraPorts.${portName}`), port, {
        min: 1,
        max: 65535,
        example: 8080,
      }),
    ]),
    ...checkAsked(at('port'), container),
  ];
}

/** Kubernetes: a name of a service (RFC 6335). */
function checkPortName(name: string): string[] {
  if (name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name)) return [];
  return [
    `'extraPorts' has the name '${name}', which is none of a port: 1 to 15 of a-z, 0-9 and single '-', with a letter, e.g. 'metrics'`,
  ];
}

function checkAsked(prop: string, { ports, probes, drain }: PodContainer): string[] {
  const asks = [...Object.values(probes), drain].some((question) => question?.asksPort);
  return asks && ports.length === 0 ? [`'${prop}' must be given, since a probe or the drain asks it, e.g. 9000`] : [];
}
