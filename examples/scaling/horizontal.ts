import { Scaling, ScalingMetric, type Target, WebApplication, Worker } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** The number of replicas: by what is measured, or always the same. */
export function defineHorizontal(shop: Chart, target: Target): void {
  new WebApplication(shop, 'Catalogue', {
    target,
    image: 'registry.example.com/catalogue:1.4',
    port: 8080,
    scaling: Scaling.horizontal({
      min: 3,
      max: 12,
      cpuPercent: 60,
      memoryPercent: 80,
      metrics: [
        ScalingMetric.containerCpu('web', 70),
        ScalingMetric.containerMemory('web', 85),
        ScalingMetric.pods({ name: 'requests_per_second', perReplica: '50' }),
        ScalingMetric.loadBalancerQps({ loadBalancerId: 'lb-gw8lb000000000000000a', port: 80, perReplica: '100' }),
        ScalingMetric.ingressQps({ project: 'shop-logs', route: 'shop-catalogue-80', perReplica: '100' }),
      ],
      behavior: { down: { stabilizationSeconds: 600, step: { pods: 1, everySeconds: 60 } } },
    }),
  });

  // nothing is lost while its only replica is away
  new Worker(shop, 'Mailer', {
    target,
    image: 'registry.example.com/mailer:1.4',
    scaling: Scaling.horizontalFromOne({
      max: 10,
      metrics: [
        ScalingMetric.external({ name: 'queue_length', labels: { queue: 'mail' }, perReplica: '100' }),
        ScalingMetric.object({
          object: { apiVersion: 'v1', kind: 'Service', name: 'catalogue' },
          name: 'orders_per_second',
          perReplica: '20',
        }),
      ],
    }),
  });

  new WebApplication(shop, 'Admin', {
    target,
    image: 'registry.example.com/admin:1.4',
    port: 8080,
    scaling: Scaling.fixed(2),
  });
}
