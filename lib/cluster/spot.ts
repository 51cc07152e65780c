import { checkInteger, propsOf, show } from '../problems';

/** Options of {@link Spot}. */
export interface SpotOptions {
  /**
   * Nodes that are paid as they go before there is the first spot instance, 0 to 1000.
   *
   * @default 0
   */
  readonly onDemandBase?: number;

  /**
   * Percentage of the nodes beyond them that are paid as they go, 0 to 100.
   *
   * @default 0
   */
  readonly onDemandPercent?: number;
}

/**
 * Spot instances as nodes: much cheaper, and taken back with little notice.
 *
 * One that is about to be taken back is replaced; where none is to be had, a node paid as it goes takes its place. ACK
 * does the latter with `MultiAzPolicy.COST_OPTIMIZED` only, so that such a pool is not balanced over its zones.
 */
export class Spot {
  /** At what they cost at the moment; never more than when paid as they go. */
  public static atMarketPrice(options: SpotOptions = {}): Spot {
    return new Spot(undefined, propsOf(options));
  }

  /** Up to a price an hour by instance type, such as `{ 'ecs.g7.xlarge': 0.1 }`. */
  public static upTo(prices: Readonly<Record<string, number>>, options: SpotOptions = {}): Spot {
    return new Spot(propsOf(prices), propsOf(options));
  }

  private constructor(
    private readonly prices: Readonly<Record<string, number>> | undefined,
    private readonly options: SpotOptions,
  ) {}

  /** What is wrong, a sentence each; nothing when it can be used. */
  public problems(prop: string): string[] {
    const { onDemandBase, onDemandPercent } = this.options;
    return [
      ...checkInteger(`${prop}.onDemandBase`, onDemandBase, { min: 0, max: 1000 }),
      ...checkInteger(`${prop}.onDemandPercent`, onDemandPercent, { min: 0, max: 100, example: 20 }),
      ...this.priceProblems(prop),
    ];
  }

  /** As a part of `ScalingGroup` of ALIYUN::CS::ClusterNodePool. */
  public render() {
    const { onDemandBase = 0, onDemandPercent = 0 } = this.options;
    const limits = this.prices && Object.entries(this.prices);
    return {
      spotStrategy: limits ? 'SpotWithPriceLimit' : 'SpotAsPriceGo',
      spotPriceLimit: limits?.map(([instanceType, price]) => ({ instanceType, priceLimit: price })),
      spotInstanceRemedy: true,
      compensateWithOnDemand: true,
      onDemandBaseCapacity: onDemandBase,
      onDemandPercentageAboveBaseCapacity: onDemandPercent,
    };
  }

  private priceProblems(prop: string): string[] {
    if (!this.prices) return [];
    const prices = Object.entries(this.prices);
    if (prices.length === 0) return [`'${prop}' has no prices, e.g. Spot.upTo({ 'ecs.g7.xlarge': 0.1 })`];
    return prices
      .filter(([, price]) => !(typeof price === 'number' && price > 0))
      .map(([type, price]) => `'${prop}' pays ${show(price)} for '${type}', must be a price an hour, e.g. 0.1`);
  }
}
