import type { RosClient } from './ros-client';
import { type StackTemplate, secretValues, type Template, type TemplateResource } from './template';

/** What something costs, in one way of paying. */
export interface Price {
  /** After discounts. */
  readonly amount: number;
  /** Before discounts. */
  readonly listAmount: number;
  /** Such as `EUR`. */
  readonly currency: string;
  /** Such as `Hour` or `1 Month`; empty where ROS does not say. */
  readonly per: string;
}

/** What one resource costs, both ways as far as ROS says. */
export interface ResourceCost {
  readonly logicalId: string;
  /** Such as `ALIYUN::ECS::Instance`. */
  readonly type: string;
  /** @default - ROS does not say */
  readonly payAsYouGo?: Price;
  /** @default - it cannot be subscribed to, or ROS does not say */
  readonly subscription?: Price;
}

/** What a template costs. */
export interface CostEstimate {
  readonly stackName: string;
  readonly resources: readonly ResourceCost[];
  /** Types that ROS has no price for, sorted: what they cost is not in the estimate. */
  readonly withoutPrice: readonly string[];
}

/** How a type says that it is paid by subscription. */
interface Subscription {
  /** Names from the property to the one that says it. */
  readonly path: readonly string[];
  readonly value: string;
  readonly others: Readonly<Record<string, unknown>>;
}

/** ROS: properties of the types; those of node pools are in their scaling group. */
const SUBSCRIPTIONS: Readonly<Record<string, Subscription>> = {
  'ALIYUN::ECS::Instance': {
    path: ['InstanceChargeType'],
    value: 'PrePaid',
    others: { Period: 1, PeriodUnit: 'Month' },
  },
  'ALIYUN::ECS::InstanceGroup': {
    path: ['InstanceChargeType'],
    value: 'PrePaid',
    others: { Period: 1, PeriodUnit: 'Month' },
  },
  'ALIYUN::VPC::EIP': { path: ['InstanceChargeType'], value: 'Prepaid', others: { Period: 1, PricingCycle: 'Month' } },
  'ALIYUN::CS::ClusterNodePool': {
    path: ['ScalingGroup', 'InstanceChargeType'],
    value: 'PrePaid',
    others: { Period: 1, PeriodUnit: 'Month' },
  },
};

/**
 * What ROS thinks a template costs: as it is, and once more with everything subscribed to for a month that can be.
 *
 * It is ROS' own estimate: what depends on use (traffic, stored data, pods without nodes) is not in it, and types that
 * it has no price for are named.
 *
 * @param parameters values of the template's parameters
 */
export async function estimateCost(
  client: RosClient,
  { stackName, template, body }: StackTemplate,
  parameters: Readonly<Record<string, string>> = {},
): Promise<CostEstimate> {
  const subscribed = subscribedTo(template);
  const ask = (text: string) => client.estimateCost(text, parameters, secretValues(template, parameters));
  const asItIs = await ask(body);
  const other = subscribed === undefined ? {} : await ask(JSON.stringify(subscribed));
  const resources = Object.entries(template.Resources ?? {}).flatMap(([logicalId, { Type: type }]) => {
    const prices = [priceOf(asItIs[logicalId]), priceOf(other[logicalId])];
    const payAsYouGo = prices.find((price) => price !== undefined && !price.isSubscription);
    const subscription = prices.find((price) => price?.isSubscription);
    if (payAsYouGo === undefined && subscription === undefined) return [];
    return [{ logicalId, type, payAsYouGo: payAsYouGo?.price, subscription: subscription?.price }];
  });
  return { stackName, resources, withoutPrice: typesWithout(template, resources) };
}

/** The same template with all that can be subscribed to; nothing where nothing can. */
function subscribedTo(template: Template): Template | undefined {
  const { Resources: resources = {} } = template;
  if (!Object.values(resources).some(({ Type: type }) => type in SUBSCRIPTIONS)) return undefined;
  const subscribed = Object.entries(resources).map(([id, resource]) => [id, subscribe(resource)]);
  return { ...template, Resources: Object.fromEntries(subscribed) };
}

function subscribe(resource: TemplateResource): TemplateResource {
  const subscription = SUBSCRIPTIONS[resource.Type];
  if (subscription === undefined) return resource;
  return { ...resource, Properties: withSubscription(resource.Properties ?? {}, subscription.path, subscription) };
}

function withSubscription(
  properties: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  subscription: Subscription,
): Record<string, unknown> {
  if (rest.length === 0) return { ...properties, [name]: subscription.value, ...subscription.others };
  const inner = (properties[name] ?? {}) as Readonly<Record<string, unknown>>;
  return { ...properties, [name]: withSubscription(inner, rest, subscription) };
}

/** A price in the form of the API. */
interface RawCost {
  readonly Success?: boolean;
  readonly Result?: {
    readonly Order?: { readonly Currency?: string; readonly TradeAmount?: number; readonly OriginalAmount?: number };
    readonly OrderSupplement?: {
      readonly ChargeType?: string;
      readonly Period?: number;
      readonly PeriodUnit?: string;
      readonly PriceUnit?: string;
    };
  };
}

function priceOf(raw: unknown): { readonly price: Price; readonly isSubscription: boolean } | undefined {
  const { Result: { Order: order, OrderSupplement: supplement = {} } = {} } = (raw ?? {}) as RawCost;
  const amount = Number(order?.TradeAmount);
  if (order === undefined || Number.isNaN(amount)) return undefined;
  const per = [supplement.Period, supplement.PeriodUnit].filter((part) => part !== undefined).join(' ');
  return {
    price: {
      amount,
      listAmount: Number(order.OriginalAmount ?? amount),
      currency: order.Currency ?? '',
      per: supplement.PriceUnit ?? per,
    },
    isSubscription: /^prepaid$/i.test(supplement.ChargeType ?? ''),
  };
}

function typesWithout(template: Template, resources: readonly ResourceCost[]): string[] {
  const known = new Set(resources.map(({ logicalId }) => logicalId));
  const others = Object.entries(template.Resources ?? {}).filter(([logicalId]) => !known.has(logicalId));
  return [...new Set(others.map(([, { Type: type }]) => type))].sort();
}
