import type { IConstruct } from 'constructs';
import { failOn } from '../../../lib/problems';
import { liesWithin } from './paths';

/** Paths of a host that an application serves. */
export interface HostClaim {
  readonly ingressClassName: string;
  readonly host: string;
  readonly paths: readonly string[];
  /** Whether it takes only some of the requests, beside the application that serves them. */
  readonly isCanary: boolean;
  /**
   * See `orderOf`.
   *
   * @default - the controller asks longer paths first by itself
   */
  readonly order?: number;
}

interface OwnedClaim extends HostClaim {
  readonly owner: IConstruct;
}

const REGISTRIES = new WeakMap<IConstruct, HostRegistry>();

/**
 * Who serves which host behind which IngressClass, over all charts: of two rules for one, a controller follows either.
 *
 * A canary shares paths with the application it stands beside, which may be defined after it: whether there is one is
 * looked at before anything is written.
 */
export class HostRegistry {
  /** The one registry of the tree that a construct belongs to. */
  public static of({ node: { root } }: IConstruct): HostRegistry {
    const known = REGISTRIES.get(root);
    if (known) return known;
    const registry = new HostRegistry();
    REGISTRIES.set(root, registry);
    root.node.addValidation(registry);
    return registry;
  }

  private readonly claims: OwnedClaim[] = [];

  private constructor() {}

  /**
   * Claims paths of a host.
   *
   * @throws ValidationError naming both constructs when they are taken, or lie where another one is asked first
   */
  public add(claim: HostClaim, owner: IConstruct): void {
    const others = this.claims.filter((other) => isSamePlace(claim, other));
    failOn(
      owner,
      others.flatMap((other) => [...describeTaken(claim, other), ...describeHidden(claim, other)]),
    );
    this.claims.push({ ...claim, owner });
  }

  /** One line for each canary that stands beside nobody. */
  public validate(): string[] {
    return this.claims.filter(({ isCanary }) => isCanary).flatMap((canary) => this.describeAlone(canary));
  }

  private describeAlone(canary: OwnedClaim): string[] {
    const { ingressClassName, host, owner, paths } = canary;
    const hasPrimary = this.claims.some(
      (claim) => !claim.isCanary && isSamePlace(claim, canary) && isSameSet(claim.paths, paths),
    );
    if (hasPrimary) return [];
    return [
      `'canary' of ${owner.node.path} stands beside nobody: no application serves ${host} with 'paths' ${paths.join(', ')} behind '${ingressClassName}'; give both the same 'host', 'paths' and gateway`,
    ];
  }
}

function isSamePlace(one: HostClaim, other: HostClaim): boolean {
  return one.ingressClassName === other.ingressClassName && one.host === other.host;
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

function describeTaken(claim: HostClaim, other: OwnedClaim): string[] {
  if (claim.isCanary !== other.isCanary) return [];
  const path = claim.paths.find((each) => other.paths.includes(each));
  if (path === undefined) return [];
  const place = `${claim.host}${path === '/' ? '' : path}`;
  const by = `${other.owner.node.path} already, behind the same IngressClass '${claim.ingressClassName}'`;
  return claim.isCanary
    ? [`'canary' of ${place} is ${by}; an application has one canary`]
    : [`'host' ${place} is served by ${by}; give one of them another host, other 'paths', or a 'canary'`];
}

/** An ALB asks rule after rule: a path that lies in another one has to come first. */
function describeHidden(claim: HostClaim, other: OwnedClaim): string[] {
  if (claim.isCanary !== other.isCanary) return [];
  const [inner] = hiddenIn(claim, other);
  const [outer] = hiddenIn(other, claim);
  if (outer !== undefined) {
    return [
      `'paths' has what ${outer} of ${other.owner.node.path} lies in, and the ALB may ask for either first; serve ${outer} by an application of its own`,
    ];
  }
  if (inner === undefined) return [];
  return [
    `'paths' has ${inner}, which lies in a path of ${other.owner.node.path}, and the ALB may ask for either first; serve ${inner} by an application of its own`,
  ];
}

function hiddenIn(inner: HostClaim, outer: HostClaim): readonly string[] {
  if (inner.order === undefined || outer.order === undefined || inner.order < outer.order) return [];
  return inner.paths.filter((path) => outer.paths.some((around) => path !== around && liesWithin(path, around)));
}
