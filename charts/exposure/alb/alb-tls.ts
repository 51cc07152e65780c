import { checkText, failOn } from '../../../lib/problems';
import { checkObjectName } from '../../object/names';
import { AlbListener } from './alb-listener';

/** How requests from outside are encrypted. HTTP then only leads to HTTPS. */
export class AlbTls {
  /** With the certificate that the certificate service has for the host. */
  public static discovered(): AlbTls {
    return new AlbTls([AlbListener.http(), AlbListener.https()]);
  }

  /**
   * With this certificate.
   *
   * @param certificateId of the certificate service, such as `1234-cn-hangzhou`
   */
  public static certificate(certificateId: string): AlbTls {
    failOn('AlbTls.certificate', checkText('certificateId', certificateId, '1234-cn-hangzhou'));
    return new AlbTls([AlbListener.http(), AlbListener.https({ certificateIds: [certificateId] })]);
  }

  /** With the certificate in a Secret beside the Ingress, as cert-manager keeps them; needs a recent ALB controller. */
  public static secret(secretName: string): AlbTls {
    failOn('AlbTls.secret', checkObjectName('secretName', secretName, 'site-tls'));
    return new AlbTls([AlbListener.http(), AlbListener.https()], secretName);
  }

  /** Not at all: plain HTTP. */
  public static none(): AlbTls {
    return new AlbTls([AlbListener.http()]);
  }

  private constructor(
    /** The listeners that requests come through. */
    public readonly listeners: readonly AlbListener[],
    /** See {@link AlbTls.secret}. */
    public readonly secretName?: string,
  ) {}

  /** Whether HTTPS is offered. */
  public get isEncrypted(): boolean {
    return this.listeners.length > 1;
  }

  /** Whether a listener carries the certificate. */
  public get hasCertificates(): boolean {
    return this.listeners.some((listener) => listener.hasCertificates);
  }
}
