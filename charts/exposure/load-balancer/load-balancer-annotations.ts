import { checkTextMap } from '../../object/shape';

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

/** Annotations of a Service that ACK makes a CLB or NLB from; those without a value are left out. */
export function renderLoadBalancerAnnotations(
  annotations: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([key, value]) => (value === undefined ? [] : [[PREFIX + key, value]])),
  );
}

/** The gate of one Service (ACK: "configure a readiness gate …"). */
export function serviceGate(service: string): string {
  return `service.readiness.alibabacloud.com/${service}`;
}

/** Tags as one text. */
export function renderTags(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Problems of tags that become one text. */
export function checkTags(tags: Readonly<Record<string, string>>): string[] {
  const problems = checkTextMap('tags', tags, "{ team: 'blue' }");
  if (problems.length > 0) return problems;
  return Object.entries(tags)
    .filter((tag) => tag.some((part) => part === '' || /[=,]/.test(part)))
    .map(([key, value]) => `'tags' has '${key}: ${value}'; key and value need a text without '=' and ','`);
}
