import { BAD_ACKNOWLEDGEMENT, UNUSED } from './engine-rules';
import { compareFindings, type Finding, type Place } from './finding';
import type { Rule } from './rule';
import type { CheckResult } from './run-checks';

/** That somebody knows of a finding and means it so. */
export interface Acknowledgement {
  /** The rule. */
  readonly id: string;
  /** Why it is fine here; a reader of the report sees it. */
  readonly reason: string;
  /** Whether it is meant for a place. */
  covers(place: Place): boolean;
  /** Where it was written. */
  readonly place: Place;
}

/** A finding that somebody has acknowledged. */
export interface Acknowledged extends Finding {
  readonly reason: string;
}

/** Takes out what was acknowledged; acknowledgements of nothing, and those without reason, are findings themselves. */
export function applyAcknowledgements(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  rules: ReadonlyMap<string, Rule>,
): CheckResult {
  const bad = acknowledgements.flatMap((one) => problemOf(one, rules));
  const sound = acknowledgements.filter((one) => problemOf(one, rules).length === 0);
  const used = new Set<Acknowledgement>();
  const open: Finding[] = [];
  const acknowledged: Acknowledged[] = [];
  const byId = groupById(sound);
  for (const finding of findings) {
    const covering = (byId.get(finding.id) ?? []).filter((one) => one.covers(finding.place));
    for (const one of covering) used.add(one);
    if (covering[0]) acknowledged.push({ ...finding, reason: covering[0].reason });
    else open.push(finding);
  }
  const unused = sound
    .filter((one) => !used.has(one))
    .map(({ id, place }) => breachOf(UNUSED, `${id} is acknowledged, but not found here`, place));
  return { findings: [...open, ...bad, ...unused].sort(compareFindings), acknowledged };
}

function problemOf({ id, place, reason }: Acknowledgement, rules: ReadonlyMap<string, Rule>): Finding[] {
  if (!rules.has(id)) return [breachOf(BAD_ACKNOWLEDGEMENT, `there is no rule ${id}`, place)];
  return reason.trim() === '' ? [breachOf(BAD_ACKNOWLEDGEMENT, `${id} is acknowledged without a reason`, place)] : [];
}

function breachOf({ id, severity, title }: Rule, message: string, place: Place): Finding {
  return { id, severity, title, message, place };
}

function groupById(acknowledgements: readonly Acknowledgement[]): Map<string, Acknowledgement[]> {
  const groups = new Map<string, Acknowledgement[]>();
  for (const one of acknowledgements) {
    const group = groups.get(one.id);
    if (group) group.push(one);
    else groups.set(one.id, [one]);
  }
  return groups;
}
