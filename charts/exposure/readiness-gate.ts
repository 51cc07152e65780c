import { checkInstance, checkText, failOn } from '../../lib/problems';
import type { Target } from '../target/target';

/**
 * Keeps a pod unready until its load balancer has taken it in, so that a rollout does not run ahead of it.
 *
 * A condition that no controller sets keeps every pod unready for ever. It is therefore written for ACK with Terway
 * only, where a controller sets it.
 */
export class ReadinessGate {
  /** Waits for nothing but the container; `minReadySeconds` of the rollout is all that is left. */
  public static none(): ReadinessGate {
    return new ReadinessGate();
  }

  /**
   * Another condition than the one in ACK's documentation.
   *
   * @param conditionType such as `target-health.alb.k8s.alicloud`, which the open-source controller sets
   */
  public static of(conditionType: string): ReadinessGate {
    failOn('ReadinessGate.of', checkText('conditionType', conditionType, 'target-health.alb.k8s.alicloud'));
    return new ReadinessGate(conditionType);
  }

  private constructor(private readonly conditionType?: string) {}

  /** @internal */
  public static _render(target: Target, gate: ReadinessGate): readonly string[] {
    return target.hasReadinessGates && gate.conditionType !== undefined ? [gate.conditionType] : [];
  }
}

/** Problems of a readiness gate. */
export function checkReadinessGate(gate: ReadinessGate): string[] {
  return checkInstance('readinessGate', gate, ReadinessGate, 'ReadinessGate.none()');
}
