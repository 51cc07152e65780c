import type { ApiObject } from 'cdk8s';
import { checkChoice, checkInstance, checkList, failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkName, checkOwnName, nameOf } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';
import { AddressRange, checkAddressRange } from './address-range';
import { MetalLbAdvertisement } from './metal-lb-advertisement';

/** Where MetalLB runs, and the only place where it looks for pools (MetalLB: "Installation"). */
const NAMESPACE = 'metallb-system';

const ASSIGNMENTS = ['automatic', 'byName'] as const;

/** See {@link MetalLbPool}. */
export interface MetalLbPoolProps {
  /**
   * Ranges of IPv4 addresses on the network of the nodes that nobody else hands out: `192.168.56.80-192.168.56.99` or
   * `192.168.56.80/28`.
   */
  readonly addresses: readonly string[];
  /**
   * Who gets one: every Service of type LoadBalancer, or those that name the pool, as
   * `Exposure.metalLb({ pool: 'public' })` does.
   *
   * @default 'automatic'
   */
  readonly assignment?: (typeof ASSIGNMENTS)[number];
  /**
   * Namespaces whose Services may have an address.
   *
   * @default - all
   */
  readonly namespaces?: readonly string[];
  /** @default MetalLbAdvertisement.layer2() */
  readonly advertisement?: MetalLbAdvertisement;
  /** @default - from the construct's id: `Public` gives `public` */
  readonly name?: string;
}

/**
 * Addresses that MetalLB gives to Services, and tells the network of.
 *
 * Defines an IPAddressPool and an advertisement, without which no address of it is ever reached, in the namespace
 * `metallb-system`. MetalLB itself has to be there.
 */
export class MetalLbPool extends Construct {
  public readonly name: string;
  public readonly ipAddressPool: ApiObject;
  public readonly advertisement: ApiObject;

  private readonly ranges: readonly AddressRange[];

  /** @throws ValidationError for a range that is none, or that overlaps another one of this program */
  constructor(scope: Construct, id: string, props: MetalLbPoolProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ addresses: ['192.168.56.80-192.168.56.99'] }"));
    const { addresses, assignment = 'automatic', namespaces } = props;
    const { advertisement = MetalLbAdvertisement.layer2() } = props;
    this.name = props.name ?? nameOf(this);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkAddresses(addresses),
      ...checkChoice('assignment', assignment, ASSIGNMENTS),
      ...ifGiven(namespaces, checkNamespaces),
      ...checkInstance('advertisement', advertisement, MetalLbAdvertisement, 'MetalLbAdvertisement.layer2()'),
    ]);
    this.ranges = addresses.flatMap((range) => AddressRange.tryParse(range) ?? []);
    failOn(this, this.checkOverlaps());
    this.ipAddressPool = this.defineObject('IPAddressPool', {
      addresses,
      autoAssign: assignment === 'automatic',
      // .0 and .255 are refused by some devices
      avoidBuggyIPs: true,
      serviceAllocation: namespaces && { namespaces },
    });
    this.advertisement = this.defineObject(advertisement.kind, advertisement._render(this.name));
  }

  private defineObject(
    kind: 'IPAddressPool' | MetalLbAdvertisement['kind'],
    spec: Readonly<Record<string, unknown>>,
  ): ApiObject {
    const labels = ownLabels(this.name);
    return new KubernetesObject(this, kind, { name: this.name, namespace: NAMESPACE, labels, spec });
  }

  /** Within the pool, and with all other pools of the program: MetalLB refuses the second one. */
  private checkOverlaps(): string[] {
    const others = this.node.root.node.findAll().flatMap((pool) => {
      if (!(pool instanceof MetalLbPool) || pool === this) return [];
      return pool.ranges.map((range) => ({ range, owner: ` of ${pool.node.path}` }));
    });
    return this.ranges.flatMap((range, index) => {
      const before = this.ranges.slice(0, index).map((other) => ({ range: other, owner: '' }));
      const clash = [...before, ...others].find((other) => range.overlaps(other.range));
      if (!clash) return [];
      return [
        `'addresses[${index}]' must not overlap another range, got '${range}' beside '${clash.range}'${clash.owner}`,
      ];
    });
  }
}

function checkAddresses(addresses: readonly string[]): string[] {
  const example = "['192.168.56.80-192.168.56.99']";
  if (!Array.isArray(addresses)) return checkList('addresses', addresses, example);
  if (addresses.length === 0) return [`'addresses' must have one or more, got none, e.g. ${example}`];
  return addresses.flatMap((range, index) => checkAddressRange(`addresses[${index}]`, range));
}

function checkNamespaces(namespaces: readonly string[]): string[] {
  if (!Array.isArray(namespaces)) return checkList('namespaces', namespaces, "['shop']");
  if (namespaces.length === 0) return ["'namespaces' must have one or more, got none, e.g. ['shop']"];
  return namespaces.flatMap((namespace, index) => checkName(`namespaces[${index}]`, namespace));
}
