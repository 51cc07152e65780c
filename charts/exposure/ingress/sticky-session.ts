import { checkInstance, failOn } from '../../../lib/problems';
import { checkRequiredInteger } from '../../object/shape';

/** Leads each client to the pod that it came to first, as long as that is there. */
export class StickySession {
  /**
   * By a cookie that the balancer sets.
   *
   * @param seconds how long it is remembered, 1 to 86400 (ACK: "ALB Ingress dictionary")
   */
  public static cookie(seconds = 1000): StickySession {
    failOn('StickySession.cookie', checkRequiredInteger('seconds', seconds, { min: 1, max: 86400, example: 1000 }));
    return new StickySession(seconds);
  }

  private constructor(private readonly seconds: number) {}

  /** For an ALB, without its prefix. @internal */
  public _renderAlb(): Record<string, string> {
    return { 'sticky-session': 'true', 'sticky-session-type': 'Insert', 'cookie-timeout': `${this.seconds}` };
  }

  /** For ingress-nginx, without its prefix (ingress-nginx: "Session Affinity"). @internal */
  public _renderNginx(): Record<string, string> {
    return { affinity: 'cookie', 'session-cookie-max-age': `${this.seconds}` };
  }
}

/** Problems of how clients are kept to a pod. */
export function checkStickySession(session: StickySession): string[] {
  return checkInstance('session', session, StickySession, 'StickySession.cookie()');
}
