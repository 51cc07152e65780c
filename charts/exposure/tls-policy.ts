import { checkInstance, checkText, failOn } from '../../lib/problems';

/** Which versions of TLS and which ciphers a load balancer takes (ACK: "use annotations to configure CLB instances"). */
export class TlsPolicy {
  /** TLS 1.2: what every client of the last ten years speaks. */
  public static readonly TLS_1_2 = new TlsPolicy('tls_cipher_policy_1_2');
  /** TLS 1.2 with ciphers of forward secrecy only. */
  public static readonly TLS_1_2_STRICT = new TlsPolicy('tls_cipher_policy_1_2_strict');
  /** TLS 1.2 with ciphers of forward secrecy only, and TLS 1.3. */
  public static readonly TLS_1_3 = new TlsPolicy('tls_cipher_policy_1_2_strict_with_1_3');
  /** TLS 1.0 and newer: for clients that nobody can renew; 1.0 and 1.1 are broken. */
  public static readonly OUTDATED = new TlsPolicy('tls_cipher_policy_1_0');

  /**
   * Another one, such as a policy of your own.
   *
   * @param policyId such as `tls-bp1lp2076qx4ebridp******`
   */
  public static of(policyId: string): TlsPolicy {
    failOn('TlsPolicy.of', checkText('policyId', policyId, 'tls_cipher_policy_1_2'));
    return new TlsPolicy(policyId);
  }

  private constructor(public readonly policyId: string) {}
}

/** Problems of which versions of TLS are taken. */
export function checkTlsPolicy(tlsPolicy: TlsPolicy): string[] {
  return checkInstance('tlsPolicy', tlsPolicy, TlsPolicy, 'TlsPolicy.TLS_1_2');
}
