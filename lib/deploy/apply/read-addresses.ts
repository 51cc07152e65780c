import { inParallel } from '../in-parallel';
import type { KubeObject } from './manifests/kube-object';
import { type ObjectName, showName } from './manifests/object-name';
import { placeAll } from './manifests/placed-object';
import { readManifests } from './manifests/read-manifests';
import { inSession, type SessionOptions } from './server/session';

/** Where something that was applied is reached from outside. */
export interface ExposedAddress {
  readonly object: ObjectName;
  /** Names and IP addresses of load balancers; empty as long as there is none. */
  readonly addresses: readonly string[];
  /** The names that requests have to ask for; empty for any. */
  readonly hosts: readonly string[];
}

/** The fields that say where. */
interface Exposing {
  readonly spec?: { readonly type?: string; readonly rules?: readonly { readonly host?: string }[] };
  readonly status?: {
    readonly loadBalancer?: { readonly ingress?: readonly { readonly hostname?: string; readonly ip?: string }[] };
  };
}

/** Asks for the addresses of the Ingresses and load balancers among the manifests. */
export function readAddresses(
  options: SessionOptions & { readonly manifests: readonly string[] },
): Promise<ExposedAddress[]> {
  return inSession(options, 'stopped; what was applied stays', async (session) => {
    const exposing = readManifests(options.manifests).filter(({ object }) => isExposing(object));
    const placed = await placeAll(exposing, session);
    return inParallel(placed, async ({ name, path }) => {
      const live = await session.client.tryGet<KubeObject>(path, showName(name));
      return { object: name, ...addressOf(live as Exposing | undefined) };
    });
  });
}

function isExposing(object: KubeObject): boolean {
  return object.kind === 'Ingress' || (object.kind === 'Service' && (object as Exposing).spec?.type === 'LoadBalancer');
}

function addressOf({ spec, status }: Exposing = {}): Pick<ExposedAddress, 'addresses' | 'hosts'> {
  return {
    addresses: (status?.loadBalancer?.ingress ?? []).flatMap(({ hostname, ip }) => hostname ?? ip ?? []),
    hosts: (spec?.rules ?? []).flatMap(({ host }) => host ?? []),
  };
}
