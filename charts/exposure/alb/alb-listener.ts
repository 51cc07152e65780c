import type { AlbConfigSpecListeners } from '../../../imports/alibabacloud.com';
import {
  AlbConfigSpecListenersAclConfigAclType as AclType,
  AlbConfigSpecListenersProtocol as Protocol,
} from '../../../imports/alibabacloud.com';
import { checkInteger, checkList, checkText, duplicates, failOn, show, switchProblems } from '../../../lib/problems';
import { checkObject, checkRequiredInteger, ifGiven } from '../../object/shape';
import { type AccessList, checkAccessList } from '../access-list';
import { checkTlsPolicy, TlsPolicy } from '../tls-policy';

/** How a listener treats connections. */
export interface ListenerOptions {
  /**
   * Seconds without a request after which a connection ends, 1 to 180 (ROS: ALIYUN::ALB::Listener).
   *
   * @default - what the ALB takes by itself: 60
   */
  readonly idleTimeoutSeconds?: number;
  /**
   * Seconds that a pod may take to answer, 1 to 180; then the client gets 504.
   *
   * @default - what the ALB takes by itself: 60
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * Whether answers are compressed.
   *
   * @default - what the ALB does by itself
   */
  readonly gzip?: boolean;
  /**
   * Which addresses may connect.
   *
   * @default - all
   */
  readonly access?: AccessList;
  /**
   * Whether pods are told the client's address and scheme: `X-Forwarded-For` and `X-Forwarded-Proto`.
   *
   * @default true
   */
  readonly forwardedHeaders?: boolean;
}

/** See {@link AlbListener.https}. */
export interface HttpsListenerProps extends ListenerOptions {
  /** @default 443 */
  readonly port?: number;
  /**
   * Certificates of the certificate service, such as `1234-cn-hangzhou`; the first one is the default.
   *
   * @default - found in the certificate service by the hosts of the Ingresses
   */
  readonly certificateIds?: readonly string[];
  /** @default TlsPolicy.TLS_1_2 */
  readonly tlsPolicy?: TlsPolicy;
  /**
   * Whether clients may speak HTTP/2.
   *
   * @default - what the ALB does by itself
   */
  readonly http2?: boolean;
}

const SECONDS = { min: 1, max: 180, example: 60 };

/** A port an ALB listens on. */
export class AlbListener {
  /** Plain HTTP. */
  public static http(port = 80, options: ListenerOptions = {}): AlbListener {
    failOn('AlbListener.http', checkObject('options', options, '{ idleTimeoutSeconds: 60 }'));
    failOn('AlbListener.http', [
      ...checkRequiredInteger('port', port, { min: 1, max: 65535, example: 80 }),
      ...checkOptions(options),
    ]);
    return new AlbListener({ port, protocol: Protocol.HTTP, ...renderOptions(options) });
  }

  /** HTTPS, which ends at the ALB. */
  public static https(props: HttpsListenerProps = {}): AlbListener {
    failOn('AlbListener.https', checkObject('props', props, "{ certificateIds: ['1234-cn-hangzhou'] }"));
    const { port = 443, certificateIds = [], tlsPolicy = TlsPolicy.TLS_1_2, http2 } = props;
    failOn('AlbListener.https', [
      ...checkRequiredInteger('port', port, { min: 1, max: 65535, example: 443 }),
      ...checkCertificates(certificateIds),
      ...checkTlsPolicy(tlsPolicy),
      ...switchProblems({ http2 }),
      ...checkOptions(props),
    ]);
    const certificates = certificateIds.map((certificateId, index) => ({ certificateId, isDefault: index === 0 }));
    return new AlbListener({
      port,
      protocol: Protocol.HTTPS,
      securityPolicyId: tlsPolicy.policyId,
      certificates: certificates.length > 0 ? certificates : undefined,
      http2Enabled: http2,
      ...renderOptions(props),
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

function checkCertificates(ids: readonly string[]): string[] {
  if (!Array.isArray(ids)) return checkList('certificateIds', ids, "['1234-cn-hangzhou']");
  return [
    ...ids.flatMap((id, index) => checkText(`certificateIds[${index}]`, id, '1234-cn-hangzhou')),
    ...duplicates(ids).map((id) => `'certificateIds' has ${show(id)} twice`),
  ];
}

function checkOptions(options: ListenerOptions): string[] {
  const { idleTimeoutSeconds, requestTimeoutSeconds, gzip, forwardedHeaders, access } = options;
  return [
    ...checkInteger('idleTimeoutSeconds', idleTimeoutSeconds, SECONDS),
    ...checkInteger('requestTimeoutSeconds', requestTimeoutSeconds, SECONDS),
    ...switchProblems({ gzip, forwardedHeaders }),
    ...ifGiven(access, checkAccessList),
  ];
}

function renderOptions(options: ListenerOptions): Partial<AlbConfigSpecListeners> {
  const { idleTimeoutSeconds, requestTimeoutSeconds, gzip, forwardedHeaders = true, access } = options;
  return {
    idleTimeout: idleTimeoutSeconds,
    requestTimeout: requestTimeoutSeconds,
    gzipEnabled: gzip,
    xForwardedForConfig: { xForwardedForEnabled: forwardedHeaders, xForwardedForProtoEnabled: forwardedHeaders },
    aclConfig: access && {
      aclType: access.type === 'White' ? AclType.WHITE : AclType.BLACK,
      aclIds: [...access.aclIds],
    },
  };
}
