import type { Problems } from '../plain-json';
import { checkClusterConfigs } from './rules/cluster-config';
import { checkCycles } from './rules/cycles';
import { checkFunctions } from './rules/functions';
import { checkLimits } from './rules/limits';
import { checkOutline } from './rules/outline';
import { checkProperties } from './rules/properties';
import { checkReferences } from './rules/references';
import { checkSecrets } from './rules/secrets';
import { checkTexts } from './rules/texts';
import { checkVSwitchLists } from './rules/vswitch-lists';
import type { Template } from './template';
import { bundledTypeFacts, type TypeFactsLoader } from './type-facts';

/** A rule on a template whose outline is sound. */
type Rule = (template: Template, typeFacts: TypeFactsLoader) => Problems;

const RULES: readonly Rule[] = [
  checkProperties,
  checkClusterConfigs,
  checkFunctions,
  checkReferences,
  checkCycles,
  checkVSwitchLists,
  checkSecrets,
  checkTexts,
  checkLimits,
];

/**
 * What ROS would refuse in a template, what has no effect any more, and what should never have been written into it.
 *
 * @param template the template as plain JSON
 * @param typeFacts where to look types up
 * @returns lines such as `Resources.Vpc.Properties.CidrBlock: …`, none if all is well
 */
export function checkTemplate(template: unknown, typeFacts: TypeFactsLoader = bundledTypeFacts): string[] {
  const problems = [...checkOutline(template)];
  // The rules rely on the outline: sections and resources that are objects.
  if (problems.length > 0) return problems;
  return RULES.flatMap((rule) => [...rule(template as Template, typeFacts)]);
}
