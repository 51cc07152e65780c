import type { ApiObject } from 'cdk8s';
import {
  AlbConfig,
  type AlbConfigSpec,
  type AlbConfigSpecConfig,
  AlbConfigSpecConfigAddressType,
} from '../../../imports/alibabacloud.com';
import { checkInstance, checkList, duplicates, failOn } from '../../../lib/problems';
import { Construct } from '../../construct';
import { KubernetesObject } from '../../object/kubernetes-object';
import { checkLabels, type Labels, ownLabels } from '../../object/labels';
import { checkName, clusterWideName, nameOf } from '../../object/names';
import { checkObject, ifGiven } from '../../object/shape';
import { AddressType, checkAddressType } from '../address-type';
import { IngressClass } from '../ingress/ingress-class';
import { checkRanges, rangesOf } from '../request-sources';
import { checkOfNewOnly } from '../reuse';
import { checkVSwitches, type IZonedVSwitch } from '../zoned-v-switch';
import { AlbListener } from './alb-listener';
import { type AlbReuse, checkReuse } from './alb-reuse';
import { type AlbSettings, checkSettings, renderSettings } from './alb-settings';

/** An ALB that Ingresses can use. */
export interface IAlbGateway {
  readonly ingressClassName: string;
  /** What it listens on. */
  readonly listeners: readonly AlbListener[];
  /**
   * Ranges of its vSwitches, from which it sends requests.
   *
   * @default - not known: an error where a NetworkPolicy is written
   */
  readonly sourceRanges?: readonly string[];
}

/** Where an ALB stands. */
export interface AlbPlacement {
  /** One vSwitch a zone, in at least two zones: all zones of the nodes are best. */
  readonly vSwitches: readonly IZonedVSwitch[];
  /** @default AddressType.INTERNET */
  readonly addressType?: AddressType;
}

/** What every {@link AlbGateway} can be told. */
export interface AlbGatewayOptions extends AlbSettings {
  /** @default - HTTP on 80 and HTTPS on 443, with certificates found by the hosts of the Ingresses */
  readonly listeners?: readonly AlbListener[];
  /**
   * Name of the AlbConfig and of the IngressClass, both outside of namespaces; DNS label that does not start with `aliyun`.
   *
   * @default - the namespace and the construct's id: `Gateway` in namespace `web` gives `web-gateway`
   */
  readonly name?: string;
  /**
   * Further labels of both.
   *
   * @default - none
   */
  readonly labels?: Labels;
}

/** A gateway that makes an ALB. */
export interface NewAlbGatewayProps extends AlbGatewayOptions, AlbPlacement {
  /** @default - a new one is made */
  readonly reuse?: undefined;
}

/** A gateway that takes over an ALB, which stands somewhere already. */
export interface ReusedAlbGatewayProps extends AlbGatewayOptions {
  readonly reuse: AlbReuse;
  /**
   * Ranges of its vSwitches, such as `172.16.0.0/20`, from which it sends requests.
   *
   * @default - not known: an error where a NetworkPolicy is written
   */
  readonly sourceRanges?: readonly string[];
}

/** See {@link AlbGateway}. */
export type AlbGatewayProps = NewAlbGatewayProps | ReusedAlbGatewayProps;

/**
 * One ALB for any number of applications.
 *
 * Defines an AlbConfig, from which ACK makes the ALB, and the IngressClass that Ingresses name. Deleting the AlbConfig
 * deletes the ALB: delete the Ingresses first.
 */
export class AlbGateway extends Construct implements IAlbGateway {
  /**
   * An ALB that exists, such as the one ACK makes by itself (`alb`).
   *
   * @param listeners what its AlbConfig says it listens on
   * @param sourceRanges ranges of its vSwitches, such as `172.16.0.0/20`; needed where NetworkPolicies are written
   */
  public static fromIngressClassName(
    ingressClassName: string,
    listeners: readonly AlbListener[],
    sourceRanges?: readonly string[],
  ): IAlbGateway {
    failOn('AlbGateway.fromIngressClassName', [
      ...checkName('ingressClassName', ingressClassName),
      ...checkListeners('listeners', listeners),
      ...ifGiven(sourceRanges, (ranges) => checkRanges('sourceRanges', ranges)),
    ]);
    return { ingressClassName, listeners, sourceRanges };
  }

  public readonly ingressClassName: string;
  public readonly listeners: readonly AlbListener[];
  public readonly sourceRanges?: readonly string[];

  /** The AlbConfig (`alibabacloud.com/v1`). */
  public readonly albConfig: ApiObject;
  /** The IngressClass. */
  public readonly ingressClass: ApiObject;

  /** @throws ValidationError for fewer than two zones, a zone or vSwitch twice, or a name ACK refuses */
  constructor(scope: Construct, id: string, props: AlbGatewayProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ vSwitches: outputs.nodeVSwitches('Network') }"));
    this.ingressClassName = props.name ?? clusterWideName(this, nameOf(this));
    this.listeners = props.listeners ?? [AlbListener.http(), AlbListener.https()];
    failOn(this, [
      ...checkName('name', this.ingressClassName),
      ...checkAlbName('name', this.ingressClassName),
      ...(isReused(props) ? checkReused(props) : checkPlacement(props)),
      ...checkListeners('listeners', this.listeners),
      ...checkLabels('labels', props.labels),
      ...checkSettings(props),
    ]);
    this.sourceRanges = isReused(props) ? props.sourceRanges : rangesOf(props.vSwitches);
    this.albConfig = this.defineAlbConfig(props);
    this.ingressClass = this.defineIngressClass(props);
  }

  private defineAlbConfig(props: AlbGatewayProps): ApiObject {
    const spec: AlbConfigSpec = {
      config: { ...(isReused(props) ? renderReuse(props) : renderPlacement(props)), ...renderSettings(props) },
      listeners: this.listeners.map((listener) => listener._render()),
    };
    return new KubernetesObject(this, 'AlbConfig', {
      name: this.ingressClassName,
      labels: { ...ownLabels(this.ingressClassName), ...props.labels },
      spec: AlbConfig.manifest({ spec }).spec,
    });
  }

  private defineIngressClass({ labels }: AlbGatewayProps): ApiObject {
    const { ingressClass } = new IngressClass(this, 'Class', {
      name: this.ingressClassName,
      labels,
      controller: 'ingress.k8s.alibabacloud/alb',
      parameters: { apiGroup: 'alibabacloud.com', kind: 'AlbConfig', name: this.ingressClassName },
    });
    return ingressClass;
  }
}

const ADDRESS_TYPES = {
  [AddressType.INTERNET]: AlbConfigSpecConfigAddressType.INTERNET,
  [AddressType.INTRANET]: AlbConfigSpecConfigAddressType.INTRANET,
};

function isReused(props: AlbGatewayProps): props is ReusedAlbGatewayProps {
  return props.reuse !== undefined;
}

function renderPlacement({
  vSwitches,
  addressType = AddressType.INTERNET,
}: AlbPlacement): Partial<AlbConfigSpecConfig> {
  return {
    addressType: ADDRESS_TYPES[addressType],
    zoneMappings: vSwitches.map(({ vSwitchId }) => ({ vSwitchId })),
  };
}

function renderReuse({ reuse }: ReusedAlbGatewayProps): Partial<AlbConfigSpecConfig> {
  const { loadBalancerId: id, isOverwritten } = reuse;
  return { id, forceOverride: isOverwritten, listenerForceOverride: isOverwritten };
}

function checkReused(props: ReusedAlbGatewayProps): string[] {
  const { vSwitches, addressType } = props as Partial<AlbPlacement>;
  return [
    ...checkReuse(props.reuse),
    ...ifGiven(props.sourceRanges, (ranges) => checkRanges('sourceRanges', ranges)),
    ...checkOfNewOnly({ vSwitches, addressType }),
  ];
}

/** Problems of where an ALB stands. */
export function checkPlacement({ vSwitches, addressType }: AlbPlacement): string[] {
  return [...checkVSwitches('vSwitches', 'an ALB', vSwitches), ...ifGiven(addressType, checkAddressType)];
}

/** Problems of what an ALB listens on. */
export function checkListeners(prop: string, listeners: readonly AlbListener[]): string[] {
  if (!Array.isArray(listeners)) return checkList(prop, listeners, '[AlbListener.https()]');
  if (listeners.length === 0) return [`'${prop}' must have one or more, got none, e.g. [AlbListener.https()]`];
  const problems = listeners.flatMap((listener, index) =>
    checkInstance(`${prop}[${index}]`, listener, AlbListener, 'AlbListener.https()'),
  );
  if (problems.length > 0) return problems;
  return duplicates(listeners.map(({ port }) => port)).map(
    (port) => `'${prop}' has port ${port} twice; an ALB has one listener a port`,
  );
}

/** Problems of a name that ACK's ALB controller sees (ACK: "ALB Ingress management"). */
export function checkAlbName(prop: string, name: unknown): string[] {
  if (typeof name !== 'string' || !name.startsWith('aliyun')) return [];
  return [`'${prop}' must not start with 'aliyun' behind an ALB, got '${name}'`];
}
