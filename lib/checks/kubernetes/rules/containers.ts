import { below, entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { DNS_LABEL, ENV_NAME, PORT_NAME } from '../names';
import { containersOf, type PodContainer, podTemplateOf } from '../pod-template';
import { quantityOf } from '../quantity';

const NAME = new Rule({
  id: 'K8S030',
  severity: 'error',
  title: 'Container name that is refused',
  why: 'The server refuses the pod: names of containers are DNS labels that differ, also between init and other containers.',
  fix: 'Choose another name.',
  source: 'Kubernetes: Container v1',
});

const IMAGE = new Rule({
  id: 'K8S031',
  severity: 'error',
  title: 'Container without a sound image',
  why: 'The server refuses the workload.',
  fix: 'Name an image, without spaces around it.',
  source: 'Kubernetes: Container v1',
});

const PORT = new Rule({
  id: 'K8S032',
  severity: 'error',
  title: 'Container port that is refused',
  why: 'The server refuses the workload.',
  fix: 'Use numbers from 1 to 65535, and names of at most 15 characters that differ.',
  source: 'Kubernetes: ContainerPort v1',
});

const ENVIRONMENT = new Rule({
  id: 'K8S033',
  severity: 'error',
  title: 'Environment variable that is refused',
  why: 'The server refuses the workload.',
  fix: 'Give each variable a name, and a value or exactly one source.',
  source: 'Kubernetes: EnvVar v1',
});

const RESOURCES = new Rule({
  id: 'K8S034',
  severity: 'error',
  title: 'Requests and limits that contradict',
  why: 'The server refuses the workload: a request is at most its limit, and resources have known names.',
  fix: 'Correct the amount or the name.',
  source: 'Kubernetes: Resource Management for Pods and Containers',
});

const SECURITY = new Rule({
  id: 'K8S035',
  severity: 'error',
  title: 'Security context that contradicts itself',
  why: 'The server refuses the workload.',
  fix: 'Leave out privileged, SYS_ADMIN or allowPrivilegeEscalation: false, and use ids that exist.',
  source: 'Kubernetes: SecurityContext v1',
});

/** What the server says about containers beyond their schema. */
export function* checkContainers(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const names = new Set<string>();
  for (const entry of containersOf(template)) {
    const { path, container } = entry;
    const { name } = container;
    // Knative gives the only container a name
    const isNamed = name !== undefined || groupOf(manifest) !== 'serving.knative.dev';
    if (isNamed && !DNS_LABEL.matches(name))
      yield NAME.at(`${path}.name`, `must be ${DNS_LABEL.words}, got ${show(name)}`);
    // Each list alone is covered by its schema; the server wants names that differ over all of them.
    if (isNamed && names.has(name))
      yield NAME.at(`${path}.name`, `${show(name)} is already the name of another container`);
    names.add(name);
    yield* IMAGE.of(checkImage(entry));
    yield* PORT.of(checkPorts(entry));
    yield* ENVIRONMENT.of(checkEnv(entry));
    yield* RESOURCES.of(checkResources(entry));
    yield* SECURITY.of(checkSecurityContext(entry));
  }
}

function* checkImage({ path, container }: PodContainer): Problems {
  const { image } = container;
  if (!image) yield problem(`${path}.image`, 'missing');
  // the template inside an open schema may hold anything
  else if (typeof image !== 'string' || image.trim() !== image)
    yield problem(`${path}.image`, `must be a text without spaces around it, got ${show(image)}`);
}

function* checkPorts({ path, container }: PodContainer): Problems {
  const names = new Set<string>();
  for (const [at, { name, containerPort, hostPort }] of entriesOf(`${path}.ports`, container.ports)) {
    yield* checkPortNumber(`${at}.containerPort`, containerPort);
    if (hostPort !== undefined) yield* checkPortNumber(`${at}.hostPort`, hostPort);
    if (name === undefined) continue;
    if (!PORT_NAME.matches(name)) yield problem(`${at}.name`, `must be ${PORT_NAME.words}, got ${show(name)}`);
    if (names.has(name)) yield problem(`${at}.name`, `${show(name)} is already the name of another port`);
    names.add(name);
  }
}

/** A number a port can have. */
export function* checkPortNumber(path: string, port: unknown): Problems {
  if (typeof port === 'number' && (port < 1 || port > 65_535)) yield problem(path, `must be 1 to 65535, got ${port}`);
}

/** A port given by number or by name. */
export function* checkPortReference(path: string, port: number | string): Problems {
  if (typeof port === 'number') yield* checkPortNumber(path, port);
  else if (!PORT_NAME.matches(port)) yield problem(path, `must be ${PORT_NAME.words}, got ${show(port)}`);
}

function* checkEnv({ path, container }: PodContainer): Problems {
  for (const [at, { name, value, valueFrom }] of entriesOf(`${path}.env`, container.env)) {
    if (!ENV_NAME.matches(name)) yield problem(`${at}.name`, `must be ${ENV_NAME.words}, got ${show(name)}`);
    if (valueFrom === undefined) continue;
    if (value) yield problem(at, 'must not have both value and valueFrom');
    yield* checkOneOf(`${at}.valueFrom`, valueFrom, ENV_SOURCES);
  }
  for (const [at, source] of entriesOf(`${path}.envFrom`, container.envFrom)) {
    yield* checkOneOf(at, source, ['configMapRef', 'secretRef']);
  }
}

const ENV_SOURCES = ['configMapKeyRef', 'fieldRef', 'resourceFieldRef', 'secretKeyRef'];

/** Exactly one of some fields. */
export function* checkOneOf(path: string, value: Fields | undefined, fields: readonly string[]): Problems {
  const given = fields.filter((field) => value?.[field] !== undefined);
  if (given.length !== 1) {
    yield problem(path, `must have exactly one of ${fields.join(', ')}, got ${given.join(', ') || 'none'}`);
  }
}

/** Resources without a domain in front that a container can ask for. */
const RESOURCE = /^(cpu|memory|ephemeral-storage|hugepages-.+|.+\/.+)$/;

function* checkResources({ path, container }: PodContainer): Problems {
  const { requests = {}, limits = {} } = container.resources ?? {};
  for (const [list, quantities] of Object.entries({ limits, requests })) {
    for (const [resource, quantity] of Object.entries(quantities as Record<string, unknown>)) {
      const at = below(`${path}.resources`, list, resource);
      if (!RESOURCE.test(resource)) yield problem(at, 'unknown resource, e.g. cpu, memory, ephemeral-storage');
      if (quantityOf(quantity) < 0) yield problem(at, `must not be negative, got ${show(quantity)}`);
    }
  }
  for (const [resource, request] of Object.entries(requests)) {
    const limit = limits[resource];
    if (limit !== undefined && quantityOf(request) > quantityOf(limit)) {
      yield problem(`${below(`${path}.resources.requests`, resource)}`, `${request} is more than the limit ${limit}`);
    }
  }
}

function* checkSecurityContext({ path, container }: PodContainer): Problems {
  const context = container.securityContext ?? {};
  const at = `${path}.securityContext`;
  if (context.allowPrivilegeEscalation === false) {
    const added = context.capabilities?.add ?? [];
    if (context.privileged) yield problem(at, 'privileged contradicts allowPrivilegeEscalation: false');
    if (added.some((capability: string) => /^(CAP_)?SYS_ADMIN$/.test(capability))) {
      yield problem(at, 'SYS_ADMIN contradicts allowPrivilegeEscalation: false');
    }
  }
  yield* checkIds(at, context);
}

/** User and group ids are not negative. */
export function* checkIds(path: string, context: Fields): Problems {
  for (const field of ['runAsUser', 'runAsGroup', 'fsGroup']) {
    const id = context[field];
    if (id !== undefined && (id < 0 || id > 2 ** 31 - 1))
      yield problem(`${path}.${field}`, `must be 0 to 2147483647, got ${id}`);
  }
}

export const containers = objectCheck([NAME, IMAGE, PORT, ENVIRONMENT, RESOURCES, SECURITY], checkContainers);
