import type { AlbConfigSpecListeners } from '../../imports/alibabacloud.com';
import { AlbConfigSpecListenersProtocol as Protocol } from '../../imports/alibabacloud.com';
import { checkText, failOn } from '../../lib/problems';
import { checkObject, checkRequiredInteger, checkTexts } from '../object/shape';

/** See {@link AlbListener.https}. */
export interface HttpsListenerProps {
  /** @default 443 */
  readonly port?: number;
  /**
   * Certificates of the certificate service, such as `1234-cn-hangzhou`; the first one is the default.
   *
   * @default - found in the certificate service by the hosts of the Ingresses
   */
  readonly certificateIds?: readonly string[];
  /**
   * Which TLS versions and ciphers are taken.
   *
   * @default 'tls_cipher_policy_1_2': TLS 1.2 and newer
   */
  readonly securityPolicyId?: string;
}

/** A port an ALB listens on. */
export class AlbListener {
  /** Plain HTTP. */
  public static http(port = 80): AlbListener {
    failOn('AlbListener.http', checkRequiredInteger('port', port, { min: 1, max: 65535, example: 80 }));
    return new AlbListener({ port, protocol: Protocol.HTTP });
  }

  /** HTTPS, which ends at the ALB. */
  public static https(props: HttpsListenerProps = {}): AlbListener {
    failOn('AlbListener.https', checkObject('props', props, "{ certificateIds: ['1234-cn-hangzhou'] }"));
    const { port = 443, certificateIds = [], securityPolicyId = 'tls_cipher_policy_1_2' } = props;
    failOn('AlbListener.https', [
      ...checkRequiredInteger('port', port, { min: 1, max: 65535, example: 443 }),
      ...checkTexts('certificateIds', certificateIds, "['1234-cn-hangzhou']"),
      ...checkText('securityPolicyId', securityPolicyId, 'tls_cipher_policy_1_2'),
    ]);
    const certificates = certificateIds.map((certificateId, index) => ({ certificateId, isDefault: index === 0 }));
    return new AlbListener({
      port,
      protocol: Protocol.HTTPS,
      securityPolicyId,
      certificates: certificates.length > 0 ? certificates : undefined,
    });
  }

  private constructor(private readonly spec: AlbConfigSpecListeners) {}

  /** Such as `HTTPS 443`. */
  public toString(): string {
    return `${this.spec.protocol} ${this.spec.port}`;
  }

  public get port(): number {
    return this.spec.port;
  }

  /** Whether Ingresses need not say where their certificate is. */
  public get hasCertificates(): boolean {
    return this.spec.certificates !== undefined;
  }

  /** @internal */
  public _render(): AlbConfigSpecListeners {
    return this.spec;
  }

  /** The entry of the annotation `listen-ports`. @internal */
  public _renderListenPort(): Record<string, number> {
    return { [this.spec.protocol]: this.spec.port };
  }
}
