import { Chart } from 'cdk8s';
import { show } from '../../lib/problems';
import type { Construct } from '../construct';

/** What Kubernetes takes as the name of a Service, and so of everything that is called like one (RFC 1035). */
const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** What most kinds take. */
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The longest name, and the longest value of a label. */
export const MAX_NAME_LENGTH = 63;

const LABEL = `a DNS label (1 to ${MAX_NAME_LENGTH} of a-z, 0-9 and '-', first a letter, last no '-')`;

/** The namespace of what is defined in `scope`: the one of its chart, or of the nearest chart around that has one. */
export function namespaceOf(scope: Construct): string {
  const namespaces = scope.node.scopes.flatMap((construct) =>
    Chart.isChart(construct) ? (construct.namespace ?? []) : [],
  );
  return namespaces.at(-1) ?? 'default';
}

/** A readable name from the ids below the chart, without a hash: `FrontPage` gives `front-page`. */
export function nameOf(scope: Construct): string {
  const { scopes } = scope.node;
  return scopes
    .slice(scopes.indexOf(Chart.of(scope)) + 1)
    .map((construct) => toKebabCase(construct.node.id))
    .join('-');
}

/**
 * A name for something that lies outside of namespaces: with the namespace in front, so that the same chart in two
 * namespaces does not claim it twice.
 */
export function clusterWideName(scope: Construct, name: string): string {
  return `${namespaceOf(scope)}-${name}`;
}

/** Problems of a name, none if Kubernetes takes it for every kind we write. */
export function checkName(prop: string, name: unknown): string[] {
  if (isDnsLabel(name)) return [];
  const got = typeof name === 'string' ? `'${name}' (${name.length} characters)` : show(name);
  return [`'${prop}' must be ${LABEL}, got ${got}, e.g. 'front-page'`];
}

/** Problems of a name that may come from the ids of constructs; see {@link nameOf}. */
export function checkOwnName(given: string | undefined, name: string): string[] {
  if (given !== undefined) return checkName('name', given);
  if (isDnsLabel(name)) return [];
  return [
    `'id' gives the name '${name}' (${name.length} characters), which must be ${LABEL}; choose another id, e.g. 'FrontPage', or give 'name'`,
  ];
}

/** Problems of the name of an object that somebody else defines, such as a Secret (RFC 1123 subdomain). */
export function checkObjectName(prop: string, name: unknown, example: string): string[] {
  if (typeof name === 'string' && name.length <= 253 && DNS_SUBDOMAIN.test(name)) return [];
  return [
    `'${prop}' must be the name of an object (1 to 253 of a-z, 0-9, '-' and '.', first and last no '-' or '.'), got ${show(name)}, e.g. '${example}'`,
  ];
}

function isDnsLabel(name: unknown): boolean {
  return typeof name === 'string' && name.length <= MAX_NAME_LENGTH && DNS_LABEL.test(name);
}

function toKebabCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
