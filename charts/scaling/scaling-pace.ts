import type { k8s } from 'cdk8s-plus-27';
import { checkInteger } from '../../lib/problems';
import type { Plain } from '../object/plain';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';

/** The most an autoscaler may change in a period: give `pods`, `percent`, or both (the larger change counts). */
export interface ScalingStep {
  /**
   * Replicas.
   *
   * @default - no number counts
   */
  readonly pods?: number;
  /**
   * Of the replicas at the start of the period.
   *
   * @default - no share counts
   */
  readonly percent?: number;
  /** Length of the period in seconds, at most 1800. */
  readonly everySeconds: number;
}

/** How fast an autoscaler goes in one direction. */
export interface ScalingPace {
  /**
   * Seconds over which the most cautious wish counts, at most 3600.
   *
   * @default 0 up, 300 down
   */
  readonly stabilizationSeconds?: number;
  /** @default - up: 100 % or 4 pods every 15 s; down: 50 % every 60 s */
  readonly step?: ScalingStep;
}

/** Both directions. */
export interface ScalingBehavior {
  /** @default - at once: 100 % or 4 pods every 15 s */
  readonly up?: ScalingPace;
  /** @default - after 300 s: 50 % every 60 s */
  readonly down?: ScalingPace;
}

/** Fast up: load is there now. */
const UP = { stabilizationSeconds: 0, step: { percent: 100, pods: 4, everySeconds: 15 } };

/** Slow down: it may come back, and half of the replicas carry it on meanwhile. */
const DOWN = { stabilizationSeconds: 300, step: { percent: 50, everySeconds: 60 } };

const STEP_EXAMPLE = '{ pods: 1, everySeconds: 60 }';

/** Problems of a behavior, none if the API server takes it. */
export function checkBehavior(behavior: ScalingBehavior): string[] {
  const problems = checkObject('behavior', behavior, '{ down: { stabilizationSeconds: 600 } }');
  if (problems.length > 0) return problems;
  const { up, down } = behavior;
  return [
    ...ifGiven(up, (pace) => checkPace('behavior.up', pace)),
    ...ifGiven(down, (pace) => checkPace('behavior.down', pace)),
  ];
}

/** Written out in full, so that what the controller does can be read in the manifest. */
export function renderBehavior({ up, down }: ScalingBehavior): Plain<k8s.HorizontalPodAutoscalerBehaviorV2> {
  return { scaleUp: renderPace(UP, up), scaleDown: renderPace(DOWN, down) };
}

function checkPace(prop: string, pace: ScalingPace): string[] {
  const problems = checkObject(prop, pace, '{ stabilizationSeconds: 600 }');
  if (problems.length > 0) return problems;
  const { stabilizationSeconds, step } = pace;
  return [
    ...checkInteger(`${prop}.stabilizationSeconds`, stabilizationSeconds, { min: 0, max: 3600, example: 300 }),
    ...ifGiven(step, (given) => checkStep(`${prop}.step`, given)),
  ];
}

function checkStep(prop: string, step: ScalingStep): string[] {
  const problems = checkObject(prop, step, STEP_EXAMPLE);
  if (problems.length > 0) return problems;
  const { pods, percent, everySeconds } = step;
  return [
    ...(pods === undefined && percent === undefined
      ? [`'${prop}' must have 'pods' or 'percent', e.g. ${STEP_EXAMPLE}`]
      : []),
    ...checkInteger(`${prop}.pods`, pods, { min: 1 }),
    ...checkInteger(`${prop}.percent`, percent, { min: 1, example: 50 }),
    ...checkRequiredInteger(`${prop}.everySeconds`, everySeconds, { min: 1, max: 1800, example: 60 }),
  ];
}

function renderPace(usual: Required<ScalingPace>, given: ScalingPace = {}): Plain<k8s.HpaScalingRulesV2> {
  const { percent, pods, everySeconds: periodSeconds } = given.step ?? usual.step;
  return {
    stabilizationWindowSeconds: given.stabilizationSeconds ?? usual.stabilizationSeconds,
    selectPolicy: 'Max',
    policies: [
      ...(percent === undefined ? [] : [{ type: 'Percent', value: percent, periodSeconds }]),
      ...(pods === undefined ? [] : [{ type: 'Pods', value: pods, periodSeconds }]),
    ],
  };
}
