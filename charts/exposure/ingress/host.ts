import { show } from '../../../lib/problems';
import { isDeployTime } from '../../object/deploy-time';

const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})+$`);
const ADDRESS = /^[\d.]+$/;

/** Problems of the host of an Ingress rule, none if Kubernetes takes it. */
export function checkHost(prop: string, host: unknown): string[] {
  const isHost = typeof host === 'string' && host.length <= 253 && HOST.test(host) && !ADDRESS.test(host);
  if (isHost || isDeployTime(host)) return [];
  return [
    `'${prop}' must be a DNS name in small letters without scheme, port and path, got ${show(host)}, e.g. 'www.example.com' or '*.example.com'`,
  ];
}
