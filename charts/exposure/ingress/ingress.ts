import type { ApiObject } from 'cdk8s';
import type { Construct } from '../../construct';
import { KubernetesObject } from '../../object/kubernetes-object';
import { ifGiven } from '../../object/shape';
import type { ExposedApplication } from '../exposed-application';
import { type Canary, checkCanary } from './canary';
import { checkHost } from './host';
import { HostRegistry } from './host-registry';
import { ALL_PATHS, checkPaths } from './paths';

/** Which requests an Ingress leads to a workload. */
export interface HostRoute {
  /** DNS name that requests are for, such as `www.example.com`; `*.example.com` takes every name below. */
  readonly host: string;
  /**
   * The paths of the host that are served, each with all that lies below it; others may serve other ones.
   *
   * @default ['/']
   */
  readonly paths?: readonly string[];
}

/** An Ingress, as far as ways to expose differ in it. */
export interface IngressParts extends HostRoute {
  readonly ingressClassName: string;
  /** @default - none */
  readonly canary?: Canary;
  /** See {@link HostClaim.order}. */
  readonly order?: number;
  /** Whether to say that requests are encrypted, and by which Secret. */
  readonly tls?: { readonly secretName?: string };
  readonly annotations: Readonly<Record<string, string>>;
}

/** Problems of which requests an Ingress leads to a workload. */
export function checkRoute({ host, paths, canary }: HostRoute & { readonly canary?: Canary }): string[] {
  return [...checkHost('host', host), ...ifGiven(paths, checkPaths), ...ifGiven(canary, checkCanary)];
}

/**
 * The Ingress of a workload, which claims its paths of the host.
 *
 * @throws ValidationError when they are taken
 */
export function defineIngress(scope: Construct, application: ExposedApplication, parts: IngressParts): ApiObject {
  const { host, paths = ALL_PATHS, ingressClassName, canary, order, tls, annotations } = parts;
  HostRegistry.of(scope).add({ ingressClassName, host, paths, order, isCanary: canary !== undefined }, scope);
  const backend = { service: { name: application.name, port: { name: 'http' } } };
  return new KubernetesObject(scope, 'Ingress', {
    name: application.name,
    labels: application.labels,
    annotations,
    spec: {
      ingressClassName,
      tls: tls && [{ hosts: [host], ...tls }],
      rules: [{ host, http: { paths: paths.map((path) => ({ path, pathType: 'Prefix', backend })) } }],
    },
  });
}

/** Annotations with the prefix of a controller, such as `alb.ingress.kubernetes.io`. */
export function prefixed(prefix: string, annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${prefix}/${key}`, value]));
}
