import { Scaling, type Target, VerticalMode, WebApplication, Worker } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** The size of replicas. */
export function defineVertical(shop: Chart, target: Target): void {
  // advice only: kubectl describe verticalpodautoscaler recommendations
  new WebApplication(shop, 'Recommendations', {
    target,
    image: 'registry.example.com/recommendations:1.4',
    port: 8080,
    scaling: [Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 }), Scaling.vertical({ mode: VerticalMode.off() })],
  });

  // new pods get their size; the number follows the CPU, so the size changes the memory alone
  new WebApplication(shop, 'Images', {
    target,
    image: 'registry.example.com/images:1.4',
    port: 8080,
    scaling: [
      Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 }),
      Scaling.vertical({ mode: VerticalMode.initial(), resources: ['memory'], maxAllowed: { memory: '4Gi' } }),
    ],
  });

  // it grows with its data; pods are evicted to grow, one after the other
  new Worker(shop, 'SearchIndex', {
    target,
    image: 'registry.example.com/search-index:1.4',
    scaling: [
      Scaling.fixed(3),
      Scaling.vertical({
        mode: VerticalMode.auto(),
        minAllowed: { cpu: '250m', memory: '512Mi' },
        maxAllowed: { cpu: '2', memory: '8Gi' },
      }),
    ],
  });
}
