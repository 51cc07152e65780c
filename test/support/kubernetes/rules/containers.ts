import { below, entriesOf, type Fields, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { DNS_LABEL, ENV_NAME, PORT_NAME } from '../names';
import { containersOf, type PodContainer, podTemplateOf } from '../pod-template';
import { quantityOf } from '../quantity';

/** What the server says about containers beyond their schema. */
export function* checkContainers(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const names = new Set<string>();
  for (const entry of containersOf(template)) {
    const { path, container } = entry;
    const { name } = container;
    if (!DNS_LABEL.matches(name)) yield `${path}.name: must be ${DNS_LABEL.words}, got ${show(name)}`;
    // Each list alone is covered by its schema; the server wants names that differ over all of them.
    if (names.has(name)) yield `${path}.name: ${show(name)} is already the name of another container`;
    names.add(name);
    yield* checkImage(entry);
    yield* checkPorts(entry);
    yield* checkEnv(entry);
    yield* checkResources(entry);
    yield* checkSecurityContext(entry);
  }
}

function* checkImage({ path, container }: PodContainer): Problems {
  const { image } = container;
  if (!image) yield `${path}.image: missing`;
  else if (image.trim() !== image) yield `${path}.image: must not start or end with spaces, got ${show(image)}`;
}

function* checkPorts({ path, container }: PodContainer): Problems {
  const names = new Set<string>();
  for (const [at, { name, containerPort, hostPort }] of entriesOf(`${path}.ports`, container.ports)) {
    yield* checkPortNumber(`${at}.containerPort`, containerPort);
    if (hostPort !== undefined) yield* checkPortNumber(`${at}.hostPort`, hostPort);
    if (name === undefined) continue;
    if (!PORT_NAME.matches(name)) yield `${at}.name: must be ${PORT_NAME.words}, got ${show(name)}`;
    if (names.has(name)) yield `${at}.name: ${show(name)} is already the name of another port`;
    names.add(name);
  }
}

/** A number a port can have. */
export function* checkPortNumber(path: string, port: unknown): Problems {
  if (typeof port === 'number' && (port < 1 || port > 65_535)) yield `${path}: must be 1 to 65535, got ${port}`;
}

/** A port given by number or by name. */
export function* checkPortReference(path: string, port: number | string): Problems {
  if (typeof port === 'number') yield* checkPortNumber(path, port);
  else if (!PORT_NAME.matches(port)) yield `${path}: must be ${PORT_NAME.words}, got ${show(port)}`;
}

function* checkEnv({ path, container }: PodContainer): Problems {
  for (const [at, { name, value, valueFrom }] of entriesOf(`${path}.env`, container.env)) {
    if (!ENV_NAME.matches(name)) yield `${at}.name: must be ${ENV_NAME.words}, got ${show(name)}`;
    if (valueFrom === undefined) continue;
    if (value) yield `${at}: must not have both value and valueFrom`;
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
    yield `${path}: must have exactly one of ${fields.join(', ')}, got ${given.join(', ') || 'none'}`;
  }
}

/** Resources without a domain in front that a container can ask for. */
const RESOURCE = /^(cpu|memory|ephemeral-storage|hugepages-.+|.+\/.+)$/;

function* checkResources({ path, container }: PodContainer): Problems {
  const { requests = {}, limits = {} } = container.resources ?? {};
  for (const [list, quantities] of Object.entries({ limits, requests })) {
    for (const [resource, quantity] of Object.entries(quantities as Record<string, unknown>)) {
      const at = below(`${path}.resources`, list, resource);
      if (!RESOURCE.test(resource)) yield `${at}: unknown resource, e.g. cpu, memory, ephemeral-storage`;
      if (quantityOf(quantity) < 0) yield `${at}: must not be negative, got ${show(quantity)}`;
    }
  }
  for (const [resource, request] of Object.entries(requests)) {
    const limit = limits[resource];
    if (limit !== undefined && quantityOf(request) > quantityOf(limit)) {
      yield `${below(`${path}.resources.requests`, resource)}: ${request} is more than the limit ${limit}`;
    }
  }
}

function* checkSecurityContext({ path, container }: PodContainer): Problems {
  const context = container.securityContext ?? {};
  const at = `${path}.securityContext`;
  if (context.allowPrivilegeEscalation === false) {
    const added = context.capabilities?.add ?? [];
    if (context.privileged) yield `${at}: privileged contradicts allowPrivilegeEscalation: false`;
    if (added.some((capability: string) => /^(CAP_)?SYS_ADMIN$/.test(capability))) {
      yield `${at}: SYS_ADMIN contradicts allowPrivilegeEscalation: false`;
    }
  }
  yield* checkIds(at, context);
}

/** User and group ids are not negative. */
export function* checkIds(path: string, context: Fields): Problems {
  for (const field of ['runAsUser', 'runAsGroup', 'fsGroup']) {
    const id = context[field];
    if (id !== undefined && (id < 0 || id > 2 ** 31 - 1)) yield `${path}.${field}: must be 0 to 2147483647, got ${id}`;
  }
}
