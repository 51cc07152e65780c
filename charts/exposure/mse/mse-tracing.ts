import type { MseIngressConfigSpecMonitorTracing } from '../../../imports/mse.alibabacloud.com';
import { checkInstance, failOn } from '../../../lib/problems';
import { checkRequiredInteger } from '../../object/shape';

/** Where an MSE gateway sends the traces of requests; one of both. */
export class MseTracing {
  /**
   * To Managed Service for OpenTelemetry.
   *
   * @param percent of the requests, 1 to 100
   */
  public static openTelemetry(percent: number): MseTracing {
    failOn('MseTracing.openTelemetry', checkPercent(percent));
    return new MseTracing('openTelemetry', percent);
  }

  /** To Tracing Analysis (XTrace), its predecessor. */
  public static xTrace(percent: number): MseTracing {
    failOn('MseTracing.xTrace', checkPercent(percent));
    return new MseTracing('xTrace', percent);
  }

  private constructor(
    private readonly tracer: 'openTelemetry' | 'xTrace',
    private readonly percent: number,
  ) {}

  /** @internal */
  public _render(): MseIngressConfigSpecMonitorTracing {
    return { [this.tracer]: { sampleRate: `${this.percent}` } };
  }
}

/** Problems of where traces go. */
export function checkMseTracing(tracing: MseTracing): string[] {
  return checkInstance('tracing', tracing, MseTracing, 'MseTracing.openTelemetry(10)');
}

function checkPercent(percent: number): string[] {
  return checkRequiredInteger('percent', percent, { min: 1, max: 100, example: 10 });
}
