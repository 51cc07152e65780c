import { isDeployTime } from '../object/deploy-time';

const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})+$`);
const ADDRESS = /^[\d.]+$/;

/** Problems of the host of an Ingress rule, none if Kubernetes takes it. */
export function checkHost(prop: string, host: string): string[] {
  if (isDeployTime(host) || (host.length <= 253 && HOST.test(host) && !ADDRESS.test(host))) return [];
  return [
    `'${prop}' must be a DNS name in small letters without scheme, port and path, got '${host}', e.g. 'www.example.com' or '*.example.com'`,
  ];
}
