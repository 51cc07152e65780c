import { checkZone } from '../../../lib/network/zone-id';
import { checkChoice, checkInteger, show } from '../../../lib/problems';
import { ifGiven } from '../../object/shape';
import { type AccessList, checkAccessList } from '../access-list';
import { AddressType } from '../address-type';
import type { ExposedApplication } from '../exposed-application';
import { checkVSwitchId } from '../zoned-v-switch';
import { LoadBalancerExposure, type LoadBalancerProps, type LoadBalancerSettings } from './load-balancer-exposure';

const SCHEDULERS = ['rr', 'wrr', 'wlc'] as const;
const SPEC = /^slb\.s[1-3]\.(small|medium|large)$/;
const CHARGE_TYPES = ['PayByCLCU', 'PayBySpec'] as const;

/** Where a CLB comes from when it asks for health, and where it ends HTTPS (CLB: "FAQ about backend servers"). */
const SYSTEM_RANGE = '100.64.0.0/10';

/** See `Exposure.classicLoadBalancer`. */
export interface ClassicLoadBalancerProps extends LoadBalancerProps {
  /** Zone that the load balancer runs in; one of the nodes' zones. Cannot be changed later. */
  readonly masterZone: string;
  /** Zone that takes over; another one of the nodes' zones. Cannot be changed later. */
  readonly slaveZone: string;
  /**
   * vSwitch of the address inside the VPC; needs `AddressType.INTRANET`.
   *
   * @default - chosen by ACK
   */
  readonly vSwitchId?: string;
  /**
   * Certificate for HTTPS on port 443 that ends at the load balancer.
   *
   * @default - TCP on port 80, as it comes
   */
  readonly certificateId?: string;
  /**
   * Which pod gets a connection: in turn (`rr`), by weight (`wrr`), or the one with the fewest (`wlc`).
   *
   * @default - `rr`, which the load balancer takes by itself
   */
  readonly scheduler?: (typeof SCHEDULERS)[number];
  /**
   * What is paid: what is used (`PayByCLCU`), or a size (`PayBySpec`).
   *
   * @default - `PayBySpec` with a `spec`, else `PayByCLCU`, which ACK takes by itself
   */
  readonly instanceChargeType?: (typeof CHARGE_TYPES)[number];
  /**
   * Size of the load balancer, `slb.s1.small` to `slb.s3.large`; not with `PayByCLCU`.
   *
   * @default - as large as needed
   */
  readonly spec?: string;
  /**
   * Mbit/s that are paid, used or not, and not exceeded; for the internet.
   *
   * @default - traffic is paid as it comes
   */
  readonly bandwidth?: number;
  /**
   * Which addresses may connect; one list.
   *
   * @default - all
   */
  readonly access?: AccessList;
}

/** A Service that ACK makes a CLB from (ACK: "Use annotations to configure CLB instances"). */
export class ClassicLoadBalancerExposure extends LoadBalancerExposure<ClassicLoadBalancerProps> {
  protected readonly loadBalancerClass = undefined;
  protected readonly drainSeconds?: number;

  constructor(props: ClassicLoadBalancerProps) {
    const example = "{ masterZone: 'eu-central-1a', slaveZone: 'eu-central-1b' }";
    super({ place: 'Exposure.classicLoadBalancer', title: 'a CLB', example }, props, checkClassicLoadBalancer);
    this.drainSeconds = this.isEncrypted ? undefined : (props.connectionDrainSeconds ?? 30);
  }

  public checkSources(): string[] {
    return [];
  }

  /** What is handed on as it comes has the client's address. */
  protected get sourceRanges(): readonly string[] {
    return [SYSTEM_RANGE, ...(this.isEncrypted ? (this.props.clients ?? []) : this.clients)];
  }

  protected renderOwn(application: ExposedApplication): LoadBalancerSettings {
    const { masterZone, slaveZone, vSwitchId, scheduler, spec, bandwidth, access, idleTimeoutSeconds } = this.props;
    return {
      'master-zoneid': masterZone,
      'slave-zoneid': slaveZone,
      'vswitch-id': vSwitchId,
      'protocol-port': this.isEncrypted ? 'https:443' : undefined,
      scheduler,
      spec,
      'instance-charge-type': this.props.instanceChargeType ?? (spec === undefined ? undefined : 'PayBySpec'),
      ...(bandwidth === undefined ? {} : { 'charge-type': 'paybybandwidth', bandwidth: `${bandwidth}` }),
      'established-timeout': idleTimeoutSeconds === undefined ? undefined : `${idleTimeoutSeconds}`,
      ...(this.isEncrypted ? renderHealth(application) : {}),
      ...(access && { 'acl-status': 'on', 'acl-id': access.aclIds.join(','), 'acl-type': access.type.toLowerCase() }),
    };
  }
}

/**
 * Asks as readiness does. It is off for HTTPS unless it is switched on; TCP is asked always (CLB: "Use annotations to
 * configure CLB instances", `health-check-flag`, `health-check-connect-port`).
 */
function renderHealth({ health, target }: ExposedApplication): LoadBalancerSettings {
  // nodes forward to the port that takes requests, and to no other
  if (health === undefined || (health.port !== undefined && target.serviceTypeBehindAlb === 'NodePort')) return {};
  return {
    'health-check-flag': 'on',
    'health-check-type': 'http',
    'health-check-uri': health.path,
    'health-check-method': 'get',
    // a kubelet takes 200 to 399
    'health-check-httpcode': 'http_2xx,http_3xx',
    'health-check-connect-port': health.port === undefined ? undefined : `${health.port}`,
  };
}

function checkClassicLoadBalancer(props: ClassicLoadBalancerProps): string[] {
  const { masterZone, slaveZone, scheduler, access } = props;
  return [
    ...checkZone('masterZone', masterZone),
    ...checkZone('slaveZone', slaveZone),
    ...(masterZone !== undefined && masterZone === slaveZone
      ? [`'slaveZone' must be another zone than 'masterZone', got ${slaveZone} for both`]
      : []),
    ...checkAddress(props),
    ...ifGiven(scheduler, (given) => checkChoice('scheduler', given, SCHEDULERS)),
    ...checkPrice(props),
    ...ifGiven(access, checkAccessList),
    ...(Array.isArray(access?.aclIds) && access.aclIds.length > 1
      ? [`'access' must be one list for a CLB, got ${access.aclIds.join(', ')}`]
      : []),
    ...checkTcpOnly(props),
  ];
}

function checkAddress({ vSwitchId, addressType, bandwidth }: ClassicLoadBalancerProps): string[] {
  const isIntranet = addressType === AddressType.INTRANET;
  return [
    ...(vSwitchId !== undefined && !isIntranet ? ["'vSwitchId' needs addressType: AddressType.INTRANET"] : []),
    ...ifGiven(vSwitchId, (given) => checkVSwitchId('vSwitchId', given)),
    ...(bandwidth !== undefined && isIntranet
      ? ["'bandwidth' is paid for the internet, got addressType: AddressType.INTRANET; leave it out"]
      : []),
  ];
}

function checkPrice({ spec, instanceChargeType, bandwidth }: ClassicLoadBalancerProps): string[] {
  return [
    ...ifGiven(instanceChargeType, (given) => checkChoice('instanceChargeType', given, CHARGE_TYPES)),
    ...(spec === undefined || (typeof spec === 'string' && SPEC.test(spec))
      ? []
      : [`'spec' must be 'slb.s1.small' to 'slb.s3.large', got ${show(spec)}, e.g. 'slb.s2.small'`]),
    ...(spec !== undefined && instanceChargeType === 'PayByCLCU'
      ? ["'spec' cannot be had with instanceChargeType 'PayByCLCU', which has no sizes; leave one of them out"]
      : []),
    ...(spec === undefined && instanceChargeType === 'PayBySpec'
      ? ["'instanceChargeType' 'PayBySpec' needs a 'spec', e.g. 'slb.s2.small'"]
      : []),
    ...checkInteger('bandwidth', bandwidth, { min: 1, example: 50 }),
  ];
}

function checkTcpOnly({
  certificateId,
  connectionDrainSeconds,
  idleTimeoutSeconds,
}: ClassicLoadBalancerProps): string[] {
  if (certificateId === undefined) return [];
  return Object.entries({ connectionDrainSeconds, idleTimeoutSeconds })
    .filter(([, value]) => value !== undefined)
    .map(([prop]) => `'${prop}' is for TCP; a CLB with a 'certificateId' speaks HTTPS, which has none`);
}
