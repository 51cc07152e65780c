import { checkInstance, failOn } from '../../../lib/problems';
import { checkObjectName } from '../../object/names';

/** How requests to an Ingress of NGINX or MSE are encrypted. HTTP then only leads to HTTPS. */
export class IngressTls {
  /** With the certificate in a Secret beside the Ingress, as cert-manager keeps them. */
  public static secret(secretName: string): IngressTls {
    failOn('IngressTls.secret', checkObjectName('secretName', secretName, 'site-tls'));
    return new IngressTls({ secretName });
  }

  /** With the certificate that the controller has for all hosts: NGINX only, and self-signed unless it was given one. */
  public static controller(): IngressTls {
    return new IngressTls({});
  }

  /** Not at all: plain HTTP. */
  public static none(): IngressTls {
    return new IngressTls();
  }

  private constructor(
    /** The TLS section of the Ingress; none without encryption. */
    public readonly section?: { readonly secretName?: string },
  ) {}
}

/** Problems of how requests are encrypted. */
export function checkIngressTls(tls: IngressTls): string[] {
  return checkInstance('tls', tls, IngressTls, "IngressTls.secret('site-tls')");
}
