import { checkInteger, checkText, failOn } from '../../lib/problems';
import { checkAnnotations, checkObject, ifGiven } from '../object/shape';
import { AddressType, checkAddressType } from './address-type';
import type { ExposedApplication, ExposureObjects, IExposure, ServiceExposure } from './exposed-application';
import { renderLoadBalancerAnnotations, serviceGate } from './load-balancer-annotations';
import { checkReadinessGate, ReadinessGate } from './readiness-gate';
import { checkVSwitchId } from './zoned-v-switch';

/** See `Exposure.classicLoadBalancer`. */
export interface ClassicLoadBalancerProps {
  /** Zone that the load balancer runs in; one of the nodes' zones. Cannot be changed later. */
  readonly masterZone: string;
  /** Zone that takes over; another one of the nodes' zones. Cannot be changed later. */
  readonly slaveZone: string;
  /** @default AddressType.INTERNET */
  readonly addressType?: AddressType;
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
   * Seconds that connections to a stopping pod may take to end, 10 to 900; at most its grace period. TCP only.
   *
   * @default 30
   */
  readonly connectionDrainSeconds?: number;
  /** @default - `service.readiness.alibabacloud.com/<Service>` on ACK with Terway, none elsewhere */
  readonly readinessGate?: ReadinessGate;
  /**
   * Further annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Service that ACK makes a CLB from. */
export class ClassicLoadBalancerExposure implements IExposure {
  private readonly drainSeconds: number;

  constructor(private readonly props: ClassicLoadBalancerProps) {
    failOn('Exposure.classicLoadBalancer', checkObject('props', props, '{ masterZone, slaveZone }'));
    this.drainSeconds = props.connectionDrainSeconds ?? 30;
    failOn('Exposure.classicLoadBalancer', [
      ...checkText('masterZone', props.masterZone, 'eu-central-1a'),
      ...checkText('slaveZone', props.slaveZone, 'eu-central-1b'),
      ...(props.masterZone !== undefined && props.masterZone === props.slaveZone
        ? [`'slaveZone' must be another zone than 'masterZone', got ${props.slaveZone} for both`]
        : []),
      ...(props.vSwitchId !== undefined && props.addressType !== AddressType.INTRANET
        ? ["'vSwitchId' needs addressType: AddressType.INTRANET"]
        : []),
      ...ifGiven(props.vSwitchId, (given) => checkVSwitchId('vSwitchId', given)),
      ...ifGiven(props.addressType, checkAddressType),
      ...ifGiven(props.certificateId, (given) => checkText('certificateId', given, '1234')),
      ...ifGiven(props.readinessGate, checkReadinessGate),
      ...ifGiven(props.annotations, checkAnnotations),
      ...checkInteger('connectionDrainSeconds', this.drainSeconds, { min: 10, max: 900, example: 30 }),
    ]);
  }

  public check({ target, graceSeconds }: ExposedApplication): string[] {
    return [
      ...(target.platform === 'ack'
        ? []
        : ["'exposure' is a CLB, which exists on ACK only; use Exposure.clusterIp() on this target"]),
      ...(this.drainSeconds <= graceSeconds
        ? []
        : [
            `'connectionDrainSeconds' must not be above the pod's grace period of ${graceSeconds} s, got ${this.drainSeconds}; give 'drain' a longer one`,
          ]),
    ];
  }

  public renderService(): ServiceExposure {
    const { certificateId, annotations } = this.props;
    return {
      type: 'LoadBalancer',
      port: certificateId === undefined ? 80 : 443,
      annotations: { ...this.renderAnnotations(), ...annotations },
    };
  }

  public renderReadinessGates({ name, target }: ExposedApplication): readonly string[] {
    return ReadinessGate._render(target, this.props.readinessGate ?? ReadinessGate.of(serviceGate(name)));
  }

  public defineObjects(): ExposureObjects {
    return {};
  }

  private renderAnnotations(): Record<string, string> {
    const { masterZone, slaveZone, addressType = AddressType.INTERNET, vSwitchId, certificateId } = this.props;
    return renderLoadBalancerAnnotations({
      'master-zoneid': masterZone,
      'slave-zoneid': slaveZone,
      'address-type': addressType,
      'vswitch-id': vSwitchId,
      ...(certificateId === undefined
        ? { 'connection-drain': 'on', 'connection-drain-timeout': `${this.drainSeconds}` }
        : { 'protocol-port': 'https:443', 'cert-id': certificateId, 'tls-cipher-policy': 'tls_cipher_policy_1_2' }),
    });
  }
}
