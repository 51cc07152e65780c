import { ACROSS_CHECKS } from './across/across-checks';
import { AVAILABILITY_CHECKS } from './availability/availability-checks';
import { ENGINE_RULES } from './engine-rules';
import { KUBERNETES_CHECKS } from './kubernetes/kubernetes-checks';
import { SCHEMA } from './kubernetes/rules/schema';
import { NETWORK_CHECKS } from './network/network-checks';
import { ROS_CHECKS } from './ros/ros-checks';
import { OUTLINE } from './ros/rules/outline';
import type { Check, Rule } from './rule';
import { SECURITY_CHECKS } from './security/security-checks';

/** Every check there is, but for the two gates, which are always asked. */
export const ALL_CHECKS: readonly Check[] = [
  ...ROS_CHECKS,
  ...KUBERNETES_CHECKS,
  ...NETWORK_CHECKS,
  ...AVAILABILITY_CHECKS,
  ...SECURITY_CHECKS,
  ...ACROSS_CHECKS,
];

/** Every rule there is, by id. */
export const ALL_RULES: ReadonlyMap<string, Rule> = new Map(
  [ENGINE_RULES, OUTLINE.rules, SCHEMA.rules, ...ALL_CHECKS.map(({ rules }) => rules)]
    .flat()
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((rule) => [rule.id, rule]),
);

/** The rule that a finding breaks. */
export function ruleOf({ id }: { readonly id: string }): Rule | undefined {
  return ALL_RULES.get(id);
}
