import { checkChoice } from '../../../lib/problems';

/** What a balancer speaks with the pods. */
export enum BackendProtocol {
  HTTP = 'http',
  /** Encrypted on the way to the pods too; the container serves TLS on its port. */
  HTTPS = 'https',
  GRPC = 'grpc',
}

/** Problems of what is spoken with the pods. */
export function checkBackendProtocol(protocol: BackendProtocol): string[] {
  return checkChoice('backendProtocol', protocol, Object.values(BackendProtocol));
}
