import { Chart } from 'cdk8s';
import type { Construct } from '../construct';

/** What Kubernetes takes as the name of a Service, and so of everything that is called like one (RFC 1035). */
const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** The longest name, and the longest value of a label. */
const MAX_LENGTH = 63;

/** The namespace of what is defined in `scope`: the one of its chart. */
export function namespaceOf(scope: Construct): string {
  return Chart.of(scope).namespace ?? 'default';
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
export function checkName(prop: string, name: string): string[] {
  if (name.length <= MAX_LENGTH && DNS_LABEL.test(name)) return [];
  return [
    `'${prop}' must be a DNS label (1 to ${MAX_LENGTH} of a-z, 0-9 and '-', first a letter, last no '-'), got '${name}' (${name.length} characters), e.g. 'front-page'`,
  ];
}

function toKebabCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
