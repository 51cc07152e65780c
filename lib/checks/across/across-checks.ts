import type { Check } from '../rule';
import { addOns } from './add-ons';
import { backEnds } from './back-ends';
import { capacity } from './capacity';
import { policyEnforcement } from './network-policies';
import { places } from './places';
import { podIdentity } from './pod-identity';
import { virtualNodes } from './virtual-nodes';

/** Checks of what manifests need against what templates provide: X010 to X999. */
export const ACROSS_CHECKS: readonly Check[] = [
  addOns,
  podIdentity,
  policyEnforcement,
  backEnds,
  places,
  virtualNodes,
  capacity,
];
