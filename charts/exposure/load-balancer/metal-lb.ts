import { isIP } from 'node:net';
import { failOn, show } from '../../../lib/problems';
import { checkObjectName } from '../../object/names';
import { checkAnnotations, checkObject, ifGiven } from '../../object/shape';
import type {
  ExposedApplication,
  ExposureObjects,
  IExposure,
  RequestSource,
  ServiceExposure,
} from '../exposed-application';
import { ANYWHERE, renderRanges } from '../request-sources';

/** An IPAddressPool, whoever defines it. */
export interface IAddressPool {
  readonly name: string;
}

/** See `Exposure.metalLb`. */
export interface MetalLbProps {
  /**
   * The IPAddressPool that the address comes from, or its name.
   *
   * @default - any pool that gives addresses by itself
   */
  readonly pool?: string | IAddressPool;
  /**
   * The address, such as `192.168.56.200`; in a pool of MetalLB.
   *
   * @default - the next free one
   */
  readonly address?: string;
  /**
   * Further annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Service that MetalLB gives an address on the network of the nodes (MetalLB: "Usage"). */
export class MetalLbExposure implements IExposure {
  constructor(private readonly props: MetalLbProps = {}) {
    failOn('Exposure.metalLb', checkObject('props', props, "{ address: '192.168.56.200' }"));
    failOn('Exposure.metalLb', [
      ...ifGiven(props.pool, (given) => checkObjectName('pool', nameOfPool(given), 'default')),
      ...ifGiven(props.address, checkAddress),
      ...ifGiven(props.annotations, checkAnnotations),
    ]);
  }

  public check({ target }: ExposedApplication): string[] {
    if (target.platform !== 'ack') return [];
    return ["'exposure' is MetalLB, which cannot work on ACK; use Exposure.loadBalancer({ vSwitches }) on this target"];
  }

  public renderService(): ServiceExposure {
    const { pool, address, annotations } = this.props;
    return {
      type: 'LoadBalancer',
      port: 80,
      annotations: {
        ...(pool === undefined ? {} : { 'metallb.io/address-pool': nameOfPool(pool) }),
        ...(address === undefined ? {} : { 'metallb.io/loadBalancerIPs': address }),
        ...annotations,
      },
    };
  }

  public renderReadinessGates(): readonly string[] {
    return [];
  }

  public defineObjects(): ExposureObjects {
    return {};
  }

  public checkSources(): string[] {
    return [];
  }

  /** kube-proxy may put the address of a node in place of the client's. */
  public renderSources(): readonly RequestSource[] {
    return renderRanges(ANYWHERE);
  }
}

function checkAddress(address: unknown): string[] {
  if (typeof address === 'string' && isIP(address) !== 0) return [];
  return [`'address' must be an IP address, got ${show(address)}, e.g. '192.168.56.200'`];
}

function nameOfPool(pool: string | IAddressPool): string {
  return typeof pool === 'object' && pool !== null ? pool.name : pool;
}
