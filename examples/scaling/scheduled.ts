import { Scaling, type Target, WebApplication, Worker } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** The number of replicas by the clock. */
export function defineScheduled(shop: Chart, target: Target): void {
  // the floor of an autoscaler: more are there before the customers are
  new WebApplication(shop, 'Checkout', {
    target,
    image: 'registry.example.com/checkout:1.4',
    port: 8080,
    scaling: [
      Scaling.horizontal({ min: 3, max: 20, cpuPercent: 60 }),
      Scaling.scheduled(
        [
          { name: 'morning', schedule: '0 30 7 * * 1-5', replicas: 8 },
          { name: 'evening', schedule: '0 0 20 * * *', replicas: 3 },
          { name: 'sale', schedule: '@date 2026-11-27 06:00:00', replicas: 16, once: true },
        ],
        { excludeDates: ['* * * 25 12 *'] },
      ),
    ],
  });

  // the clock alone
  new Worker(shop, 'Invoices', {
    target,
    image: 'registry.example.com/invoices:1.4',
    scaling: Scaling.scheduledFromOne([
      { name: 'night', schedule: '0 0 1 * * *', replicas: 6 },
      { name: 'day', schedule: '0 0 5 * * *', replicas: 2 },
    ]),
  });
}
