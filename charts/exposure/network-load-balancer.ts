import { checkText, failOn } from '../../lib/problems';
import { checkAnnotations, checkObject, ifGiven } from '../object/shape';
import { AddressType, checkAddressType } from './address-type';
import type { ExposedApplication, ExposureObjects, IExposure, ServiceExposure } from './exposed-application';
import { renderLoadBalancerAnnotations, serviceGate } from './load-balancer-annotations';
import { checkReadinessGate, ReadinessGate } from './readiness-gate';
import { checkVSwitches, type IZonedVSwitch } from './zoned-v-switch';

/** See `Exposure.loadBalancer`. */
export interface NetworkLoadBalancerProps {
  /** One vSwitch a zone, in at least two zones. */
  readonly vSwitches: readonly IZonedVSwitch[];
  /** @default AddressType.INTERNET */
  readonly addressType?: AddressType;
  /**
   * Certificate for TLS on port 443 that ends at the load balancer, such as `1234-cn-hangzhou`.
   *
   * @default - TCP on port 80, as it comes
   */
  readonly certificateId?: string;
  /** @default - `service.readiness.alibabacloud.com/<Service>` on ACK with Terway, none elsewhere */
  readonly readinessGate?: ReadinessGate;
  /**
   * Further annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Service that ACK makes an NLB from; elsewhere a Service for whatever makes load balancers there. */
export class NetworkLoadBalancerExposure implements IExposure {
  constructor(private readonly props: NetworkLoadBalancerProps) {
    failOn('Exposure.loadBalancer', checkObject('props', props, "{ vSwitches: outputs.nodeVSwitches('Network') }"));
    failOn('Exposure.loadBalancer', [
      ...checkVSwitches('vSwitches', 'an NLB', props.vSwitches),
      ...ifGiven(props.addressType, checkAddressType),
      ...ifGiven(props.certificateId, (given) => checkText('certificateId', given, '1234-cn-hangzhou')),
      ...ifGiven(props.readinessGate, checkReadinessGate),
      ...ifGiven(props.annotations, checkAnnotations),
    ]);
  }

  public check({ target }: ExposedApplication): string[] {
    if (target.platform === 'ack' || this.props.certificateId === undefined) return [];
    return [
      "'certificateId' is for an NLB, which exists on ACK only: this target would offer plain HTTP on 443; leave it out, or use Exposure.metalLb()",
    ];
  }

  public renderService({ target }: ExposedApplication): ServiceExposure {
    const { certificateId, annotations } = this.props;
    const port = certificateId === undefined ? 80 : 443;
    if (target.platform !== 'ack') return { type: 'LoadBalancer', port, annotations };
    return {
      type: 'LoadBalancer',
      loadBalancerClass: 'alibabacloud.com/nlb',
      port,
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
    const { vSwitches, addressType = AddressType.INTERNET, certificateId } = this.props;
    return renderLoadBalancerAnnotations({
      'zone-maps': vSwitches.map(({ zone, vSwitchId }) => `${zone}:${vSwitchId}`).join(','),
      'address-type': addressType,
      ...(certificateId === undefined
        ? {}
        : { 'protocol-port': 'tcpssl:443', 'cert-id': certificateId, 'tls-cipher-policy': 'tls_cipher_policy_1_2' }),
    });
  }
}
