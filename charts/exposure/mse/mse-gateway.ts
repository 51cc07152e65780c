import type { ApiObject } from 'cdk8s';
import {
  MseIngressConfigSpecCommonInstanceSpec as InstanceSpec,
  MseIngressConfig,
  type MseIngressConfigSpec,
  type MseIngressConfigSpecCommon,
  MseIngressConfigSpecCommonPayPayType as PayType,
} from '../../../imports/mse.alibabacloud.com';
import { checkChoice, checkInteger, checkText, failOn } from '../../../lib/problems';
import { Construct } from '../../construct';
import { KubernetesObject } from '../../object/kubernetes-object';
import { ownLabels } from '../../object/labels';
import { checkName } from '../../object/names';
import { checkObject, ifGiven } from '../../object/shape';
import { AddressType, checkAddressType } from '../address-type';
import { IngressClass } from '../ingress/ingress-class';
import { checkRanges, rangesOf } from '../request-sources';
import { checkOfNewOnly } from '../reuse';
import { checkVSwitches, type IZonedVSwitch } from '../zoned-v-switch';
import { checkMseReuse, type MseReuse } from './mse-reuse';
import { checkMseTracing, type MseTracing } from './mse-tracing';

/** A gateway of MSE that Ingresses can use. */
export interface IMseGateway {
  readonly ingressClassName: string;
  /**
   * Ranges of its vSwitches, from which it sends requests.
   *
   * @default - not known: an error where a NetworkPolicy is written
   */
  readonly sourceRanges?: readonly string[];
}

/** Cores and memory of each machine of a gateway. */
export enum MseSize {
  C2_G4 = '2c4g',
  C4_G8 = '4c8g',
  C8_G16 = '8c16g',
  C16_G32 = '16c32g',
}

/** What every {@link MseGateway} can be told. */
export interface MseGatewayOptions {
  /**
   * Ranges that alone may connect.
   *
   * @default - everybody
   */
  readonly allowed?: readonly string[];
  /**
   * Ranges that may not connect.
   *
   * @default - none
   */
  readonly denied?: readonly string[];
  /**
   * Project of the log service (SLS) that gets a line for each request.
   *
   * @default - no log
   */
  readonly logProject?: string;
  /** @default - none */
  readonly tracing?: MseTracing;
  /**
   * Name of the MseIngressConfig, of the IngressClass and of the gateway.
   *
   * @default 'mse', the class that the documentation names
   */
  readonly name?: string;
}

/** A gateway that is made, and deleted with its MseIngressConfig. */
export interface NewMseGatewayProps extends MseGatewayOptions {
  /** @default - a new one is made */
  readonly reuse?: undefined;
  /** Two vSwitches, in two zones; the first one is the primary. */
  readonly vSwitches: readonly IZonedVSwitch[];
  /** @default AddressType.INTERNET */
  readonly addressType?: AddressType;
  /** @default MseSize.C4_G8 */
  readonly size?: MseSize;
  /**
   * Machines of the gateway, 2 to 30.
   *
   * @default 3
   */
  readonly replicas?: number;
}

/** A gateway that exists. */
export interface ReusedMseGatewayProps extends MseGatewayOptions {
  readonly reuse: MseReuse;
  /**
   * Ranges of its vSwitches, such as `172.16.0.0/20`, from which it sends requests.
   *
   * @default - not known: an error where a NetworkPolicy is written
   */
  readonly sourceRanges?: readonly string[];
}

/** See {@link MseGateway}. */
export type MseGatewayProps = NewMseGatewayProps | ReusedMseGatewayProps;

/**
 * A gateway of the Microservices Engine (MSE) for any number of applications; it stands outside of the cluster.
 *
 * Defines an MseIngressConfig, from which ACK makes the gateway in about three minutes, and the IngressClass that
 * Ingresses name. Deleting the MseIngressConfig deletes the gateway.
 */
export class MseGateway extends Construct implements IMseGateway {
  /**
   * A gateway that exists.
   *
   * @param sourceRanges ranges of its vSwitches, such as `172.16.0.0/20`; needed where NetworkPolicies are written
   */
  public static fromIngressClassName(ingressClassName: string, sourceRanges?: readonly string[]): IMseGateway {
    failOn('MseGateway.fromIngressClassName', [
      ...checkName('ingressClassName', ingressClassName),
      ...ifGiven(sourceRanges, (ranges) => checkRanges('sourceRanges', ranges)),
    ]);
    return { ingressClassName, sourceRanges };
  }

  public readonly ingressClassName: string;
  public readonly sourceRanges?: readonly string[];

  /** The MseIngressConfig (`mse.alibabacloud.com/v1alpha1`). */
  public readonly mseIngressConfig: ApiObject;
  /** The IngressClass. */
  public readonly ingressClass: ApiObject;

  /** @throws ValidationError for other than two zones, or a value that MSE refuses */
  constructor(scope: Construct, id: string, props: MseGatewayProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ vSwitches: outputs.nodeVSwitches('Network').slice(0, 2) }"));
    this.ingressClassName = props.name ?? 'mse';
    failOn(this, checkMseGateway(this.ingressClassName, props));
    this.sourceRanges = isReused(props) ? props.sourceRanges : rangesOf(props.vSwitches);
    this.mseIngressConfig = new KubernetesObject(this, 'MseIngressConfig', {
      name: this.ingressClassName,
      labels: ownLabels(this.ingressClassName),
      spec: MseIngressConfig.manifest({ spec: renderSpec(this.ingressClassName, props) }).spec,
    });
    const { ingressClass } = new IngressClass(this, 'Class', {
      name: this.ingressClassName,
      controller: 'mse.alibabacloud.com/ingress',
      parameters: { apiGroup: 'mse.alibabacloud.com', kind: 'MseIngressConfig', name: this.ingressClassName },
    });
    this.ingressClass = ingressClass;
  }
}

/** As the documentation writes it (MSE: "Configure an MseIngressConfig"). */
function renderSpec(name: string, props: MseGatewayProps): MseIngressConfigSpec {
  const { allowed, denied, logProject, tracing } = props;
  const hasMonitor = logProject !== undefined || tracing !== undefined;
  return {
    // the settings of one that exists are its own
    ...(isReused(props) ? { id: props.reuse.gatewayId, override: false } : { name, common: renderCommon(props) }),
    global:
      allowed || denied ? { ipAccessControl: { whitelist: copyOf(allowed), blacklist: copyOf(denied) } } : undefined,
    monitor: hasMonitor
      ? {
          logging: logProject === undefined ? undefined : { sls: { reuseProject: logProject } },
          tracing: tracing?._render(),
        }
      : undefined,
    // without it the gateway serves no Ingress; of every namespace
    ingress: { local: { ingressClass: name, watchNamespace: '' } },
  };
}

function isReused(props: MseGatewayProps): props is ReusedMseGatewayProps {
  return props.reuse !== undefined;
}

function renderCommon({ vSwitches, addressType, size, replicas }: NewMseGatewayProps): MseIngressConfigSpecCommon {
  const balancer = addressType === AddressType.INTRANET ? 'privateSlbSpec' : 'publicSlbSpec';
  return {
    pay: { payType: PayType.POSTPAY },
    instance: { spec: SIZES[size ?? MseSize.C4_G8], replicas: replicas ?? 3 },
    network: { vSwitches: vSwitches.map(({ vSwitchId }) => vSwitchId), [balancer]: 'slb.s2.small' },
  };
}

const SIZES = {
  [MseSize.C2_G4]: InstanceSpec.VALUE_2C4G,
  [MseSize.C4_G8]: InstanceSpec.VALUE_4C8G,
  [MseSize.C8_G16]: InstanceSpec.VALUE_8C16G,
  [MseSize.C16_G32]: InstanceSpec.VALUE_16C32G,
};

function copyOf(ranges: readonly string[] | undefined): string[] | undefined {
  return ranges && [...ranges];
}

function checkMseGateway(name: string, props: MseGatewayProps): string[] {
  const { allowed, denied, logProject, tracing } = props;
  return [
    ...checkName('name', name),
    ...(isReused(props) ? checkReused(props) : checkNew(props)),
    ...ifGiven(allowed, (given) => checkRanges('allowed', given)),
    ...ifGiven(denied, (given) => checkRanges('denied', given)),
    ...ifGiven(logProject, (given) => checkText('logProject', given, 'shop-logs')),
    ...ifGiven(tracing, checkMseTracing),
  ];
}

function checkNew({ vSwitches, addressType, size, replicas }: NewMseGatewayProps): string[] {
  return [
    ...checkVSwitches('vSwitches', 'an MSE gateway', vSwitches),
    ...(Array.isArray(vSwitches) && vSwitches.length > 2
      ? [`'vSwitches' must be two for an MSE gateway, the primary first, got ${vSwitches.length}`]
      : []),
    ...ifGiven(addressType, checkAddressType),
    ...ifGiven(size, (given) => checkChoice('size', given, Object.values(MseSize))),
    ...checkInteger('replicas', replicas, { min: 2, max: 30, example: 3 }),
  ];
}

function checkReused(props: ReusedMseGatewayProps): string[] {
  const { vSwitches, addressType, size, replicas } = props as Partial<Omit<NewMseGatewayProps, 'reuse'>>;
  return [
    ...checkMseReuse(props.reuse),
    ...ifGiven(props.sourceRanges, (ranges) => checkRanges('sourceRanges', ranges)),
    ...checkOfNewOnly({ vSwitches, addressType, size, replicas }),
  ];
}
