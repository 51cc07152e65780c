import type { Check } from '../rule';
import { clusterConfigs } from './rules/cluster-config';
import { conditions } from './rules/conditions';
import { cycles } from './rules/cycles';
import { functionPlaces, functions } from './rules/functions';
import { limits } from './rules/limits';
import { mappings } from './rules/mappings';
import { associations, parameterUse } from './rules/parameter-use';
import { parameters } from './rules/parameters';
import { properties } from './rules/properties';
import { references } from './rules/references';
import { retired } from './rules/retired';
import { secrets } from './rules/secrets';
import { types } from './rules/types';
import { unresolved } from './rules/unresolved';

/** Checks of templates by themselves: ROS010 to ROS999. */
export const ROS_CHECKS: readonly Check[] = [
  types,
  properties,
  clusterConfigs,
  functions,
  functionPlaces,
  references,
  conditions,
  mappings,
  cycles,
  parameters,
  parameterUse,
  associations,
  secrets,
  unresolved,
  retired,
  limits,
];
