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
