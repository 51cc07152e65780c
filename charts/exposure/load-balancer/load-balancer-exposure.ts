import { checkInteger, checkText, failOn, switchProblems } from '../../../lib/problems';
import type { Construct } from '../../construct';
import { checkAnnotations, checkObject, ifGiven } from '../../object/shape';
import { AddressType, checkAddressType } from '../address-type';
import { checkDrainWithin } from '../drain-time';
import type {
  ExposedApplication,
  ExposureObjects,
  IExposure,
  RequestSource,
  ServiceExposure,
} from '../exposed-application';
import { checkReadinessGate, ReadinessGate } from '../readiness-gate';
import { ANYWHERE, checkRanges, PRIVATE_RANGES, renderRanges } from '../request-sources';
import { checkTlsPolicy, TlsPolicy } from '../tls-policy';
import { checkTags, renderLoadBalancerAnnotations, renderTags, serviceGate } from './load-balancer-annotations';

/** What every load balancer of a Service can be told. */
export interface LoadBalancerProps {
  /** @default AddressType.INTERNET */
  readonly addressType?: AddressType;
  /**
   * Seconds that connections to a stopping pod may take to end, 10 to 900; at most its grace period.
   *
   * @default 30; none behind HTTPS of a CLB, which has no such thing
   */
  readonly connectionDrainSeconds?: number;
  /**
   * Seconds of silence after which a TCP connection ends, 10 to 900.
   *
   * @default - what the load balancer takes by itself
   */
  readonly idleTimeoutSeconds?: number;
  /** @default TlsPolicy.TLS_1_2 */
  readonly tlsPolicy?: TlsPolicy;
  /**
   * Ranges of those who may ask, for the NetworkPolicy: needed where pods see their addresses.
   *
   * @default - everybody on the internet; with `AddressType.INTRANET` the private ranges of RFC 1918
   */
  readonly clients?: readonly string[];
  /**
   * Name of the load balancer.
   *
   * @default - `a` and the UID of the Service
   */
  readonly name?: string;
  /**
   * Id of the resource group. Cannot be changed later.
   *
   * @default - the one of the account
   */
  readonly resourceGroupId?: string;
  /**
   * Tags of the load balancer.
   *
   * @default - none but those of ACK
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether it has to be unprotected before anybody but ACK can delete it.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether it stays, with its address, when the Service is deleted.
   *
   * @default false
   */
  readonly keptOnDelete?: boolean;
  /** @default - `service.readiness.alibabacloud.com/<Service>` on ACK with Terway, none elsewhere */
  readonly readinessGate?: ReadinessGate;
  /**
   * Further annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Annotations without their prefix; those without a value are left out. */
export type LoadBalancerSettings = Readonly<Record<string, string | undefined>>;

/** What a product is called. */
export interface LoadBalancerProduct {
  /** The call that makes it, such as `Exposure.loadBalancer`. */
  readonly place: string;
  /** Such as `an NLB`. */
  readonly title: string;
  /** A call that is right, for errors. */
  readonly example: string;
}

/** A Service that ACK makes a load balancer from. */
export abstract class LoadBalancerExposure<P extends LoadBalancerProps & { readonly certificateId?: string }>
  implements IExposure
{
  /** @default - the one that ACK takes for Services without */
  protected abstract readonly loadBalancerClass?: string;
  /** Seconds that connections have to end; none where the product cannot. */
  protected abstract readonly drainSeconds?: number;

  protected constructor(
    private readonly product: LoadBalancerProduct,
    protected readonly props: P,
    checkOwn: (props: P) => string[],
  ) {
    failOn(product.place, checkObject('props', props, product.example));
    failOn(product.place, [...checkOwn(props), ...checkShared(props)]);
  }

  public abstract checkSources(application: ExposedApplication): string[];

  public renderSources(): readonly RequestSource[] {
    return renderRanges(this.sourceRanges);
  }

  public check({ target, graceSeconds }: ExposedApplication): string[] {
    return [
      ...(target.platform === 'ack'
        ? []
        : [
            `'exposure' is ${this.product.title}, which exists on ACK only; use Exposure.metalLb() or Exposure.clusterIp() on this target`,
          ]),
      ...checkDrainWithin(this.drainSeconds, graceSeconds),
    ];
  }

  public renderService(application: ExposedApplication): ServiceExposure {
    return {
      type: 'LoadBalancer',
      loadBalancerClass: this.loadBalancerClass,
      port: this.isEncrypted ? 443 : 80,
      annotations: {
        ...renderLoadBalancerAnnotations({ ...this.renderOwn(application), ...this.renderShared() }),
        ...this.props.annotations,
      },
    };
  }

  public renderReadinessGates({ name, target }: ExposedApplication): readonly string[] {
    return ReadinessGate._render(target, this.props.readinessGate ?? ReadinessGate.of(serviceGate(name)));
  }

  public defineObjects(_scope: Construct, _application: ExposedApplication): ExposureObjects {
    return {};
  }

  /** Where the requests come from that pods see. */
  protected abstract get sourceRanges(): readonly string[];

  /** What this product is told, and no other. */
  protected abstract renderOwn(application: ExposedApplication): LoadBalancerSettings;

  /** Whether TLS ends there. */
  protected get isEncrypted(): boolean {
    return this.props.certificateId !== undefined;
  }

  /** Those who may ask. */
  protected get clients(): readonly string[] {
    const { clients, addressType } = this.props;
    return clients ?? (addressType === AddressType.INTRANET ? PRIVATE_RANGES : ANYWHERE);
  }

  private renderShared(): LoadBalancerSettings {
    const { addressType = AddressType.INTERNET, certificateId, tlsPolicy = TlsPolicy.TLS_1_2, ...props } = this.props;
    return {
      'address-type': addressType,
      ...(this.drainSeconds === undefined
        ? {}
        : { 'connection-drain': 'on', 'connection-drain-timeout': `${this.drainSeconds}` }),
      ...(certificateId === undefined ? {} : { 'cert-id': certificateId, 'tls-cipher-policy': tlsPolicy.policyId }),
      name: props.name,
      'resource-group-id': props.resourceGroupId,
      'additional-resource-tags': props.tags && renderTags(props.tags),
      'delete-protection': props.deletionProtection === false ? 'off' : undefined,
      'preserve-lb-on-delete': props.keptOnDelete === true ? 'true' : undefined,
    };
  }
}

function checkShared(props: LoadBalancerProps & { readonly certificateId?: string }): string[] {
  const { certificateId, tlsPolicy, deletionProtection, keptOnDelete } = props;
  return [
    ...ifGiven(props.addressType, checkAddressType),
    ...checkInteger('connectionDrainSeconds', props.connectionDrainSeconds, { min: 10, max: 900, example: 30 }),
    ...checkInteger('idleTimeoutSeconds', props.idleTimeoutSeconds, { min: 10, max: 900, example: 60 }),
    ...ifGiven(certificateId, (given) => checkText('certificateId', given, '1234-cn-hangzhou')),
    ...ifGiven(tlsPolicy, checkTlsPolicy),
    ...(tlsPolicy !== undefined && certificateId === undefined
      ? ["'tlsPolicy' needs a 'certificateId': without one nothing is encrypted"]
      : []),
    ...ifGiven(props.clients, (given) => checkRanges('clients', given)),
    ...ifGiven(props.name, (given) => checkText('name', given, 'shop')),
    ...ifGiven(props.resourceGroupId, (given) => checkText('resourceGroupId', given, 'rg-acfmxazb4ph6aiy')),
    ...ifGiven(props.tags, checkTags),
    ...switchProblems({ deletionProtection, keptOnDelete }),
    ...ifGiven(props.readinessGate, checkReadinessGate),
    ...ifGiven(props.annotations, checkAnnotations),
  ];
}
