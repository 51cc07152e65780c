import { KnativeScaling, KnativeService, type Target } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** By requests, in a cluster with Knative. */
export function defineKnative(shop: Chart, target: Target): void {
  new KnativeService(shop, 'Quotes', {
    target,
    image: 'registry.example.com/quotes:1.4',
    port: 8080,
    scaling: KnativeScaling.concurrency({ perReplica: 50, max: 20 }),
    maxConcurrency: 100,
  });

  // nobody asks at night, and the first one in the morning can wait
  new KnativeService(shop, 'Previews', {
    target,
    image: 'registry.example.com/previews:1.4',
    port: 8080,
    scaling: KnativeScaling.requestsPerSecond({ perReplica: 200, rest: 'none' }),
  });
}
