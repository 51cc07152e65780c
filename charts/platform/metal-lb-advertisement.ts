import { checkList, checkText, failOn } from '../../lib/problems';
import { checkLabels, type Labels } from '../object/labels';
import { checkObjectName } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';

/** See {@link MetalLbAdvertisement.layer2}. */
export interface Layer2Props {
  /**
   * Labels of the nodes that may answer.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: Labels;
  /**
   * Interfaces that answer, such as `eth1`.
   *
   * @default - all of a node
   */
  readonly interfaces?: readonly string[];
}

/** See {@link MetalLbAdvertisement.bgp}. */
export interface BgpProps {
  /**
   * Names of the BGPPeers to tell.
   *
   * @default - all of them
   */
  readonly peers?: readonly string[];
  /**
   * Labels of the nodes that are told as the way.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: Labels;
}

/** How the network learns where the addresses of a pool are. */
export class MetalLbAdvertisement {
  /**
   * One node answers for an address, and another one when it is gone: no load is shared between them (MetalLB: "MetalLB in
   * layer 2 mode").
   *
   * @throws ValidationError for labels or interfaces that are none
   */
  public static layer2(props: Layer2Props = {}): MetalLbAdvertisement {
    failOn('MetalLbAdvertisement.layer2', checkObject('props', props, "{ interfaces: ['eth1'] }"));
    const { nodeSelector, interfaces } = props;
    failOn('MetalLbAdvertisement.layer2', [
      ...ifGiven(nodeSelector, (given) => checkLabels('nodeSelector', given)),
      ...ifGiven(interfaces, (given) => checkEach('interfaces', given, 'eth1', checkText)),
    ]);
    return new MetalLbAdvertisement('L2Advertisement', { ...renderNodes(nodeSelector), interfaces });
  }

  /**
   * Routers are told; they share load between nodes. The BGPPeers, which name the routers, are made by somebody else.
   *
   * @throws ValidationError for labels or names that are none
   */
  public static bgp(props: BgpProps = {}): MetalLbAdvertisement {
    failOn('MetalLbAdvertisement.bgp', checkObject('props', props, "{ peers: ['router'] }"));
    const { nodeSelector, peers } = props;
    failOn('MetalLbAdvertisement.bgp', [
      ...ifGiven(nodeSelector, (given) => checkLabels('nodeSelector', given)),
      ...ifGiven(peers, (given) => checkEach('peers', given, 'router', checkObjectName)),
    ]);
    return new MetalLbAdvertisement('BGPAdvertisement', { ...renderNodes(nodeSelector), peers });
  }

  private constructor(
    public readonly kind: 'L2Advertisement' | 'BGPAdvertisement',
    private readonly spec: Readonly<Record<string, unknown>>,
  ) {}

  /** @internal */
  public _render(pool: string): Readonly<Record<string, unknown>> {
    return { ipAddressPools: [pool], ...this.spec };
  }
}

function renderNodes(nodeSelector: Labels | undefined) {
  return nodeSelector && { nodeSelectors: [{ matchLabels: nodeSelector }] };
}

/** An empty list would stand for all. */
function checkEach(
  prop: string,
  list: readonly string[],
  example: string,
  check: (prop: string, text: string, example: string) => string[],
): string[] {
  if (!Array.isArray(list)) return checkList(prop, list, `['${example}']`);
  if (list.length === 0) return [`'${prop}' must have one or more, got none, e.g. ['${example}']`];
  return list.flatMap((text, index) => check(`${prop}[${index}]`, text, example));
}
