import type { Check } from '../rule';
import { budgetAllowance, budgets } from './budgets';
import { deletionProtection, stores } from './deletion';
import { diskClasses, keptVolumes } from './disks';
import { images } from './images';
import { clusterZones, nodePools } from './node-pools';
import { probes } from './probes';
import { replicas } from './replicas';
import { drain, shutdown } from './shutdown';

/** Checks of availability: HA010 to HA999. */
export const AVAILABILITY_CHECKS: readonly Check[] = [
  nodePools,
  clusterZones,
  stores,
  deletionProtection,
  replicas,
  budgets,
  budgetAllowance,
  probes,
  shutdown,
  drain,
  images,
  diskClasses,
  keptVolumes,
];
