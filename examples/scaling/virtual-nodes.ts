import { EciSize, ElasticUnit, Scaling, type Target, WebApplication } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** Where replicas run: on nodes, and beyond them on virtual nodes. */
export function defineVirtualNodes(shop: Chart, target: Target): void {
  const horizontal = Scaling.horizontal({ min: 3, max: 30, cpuPercent: 60 });

  // nodes first
  new WebApplication(shop, 'Sale', {
    target,
    image: 'registry.example.com/sale:1.4',
    port: 8080,
    scaling: [horizontal, Scaling.burst({ waitForNodesSeconds: 60, size: EciSize.of({ cpu: '1', memory: '2Gi' }) })],
  });

  // so many here, so many there
  new WebApplication(shop, 'Feed', {
    target,
    image: 'registry.example.com/feed:1.4',
    port: 8080,
    scaling: [
      horizontal,
      Scaling.elastic({
        units: [
          ElasticUnit.nodes({ name: 'reserved', max: 6, nodeSelector: { 'alibabacloud.com/nodepool-id': 'np0123' } }),
          ElasticUnit.virtualNodes(),
        ],
        moveOnAfterSeconds: 60,
      }),
    ],
  });

  // the same, where ack-kubernetes-elastic-workload is installed already
  new WebApplication(shop, 'Forum', {
    target,
    image: 'registry.example.com/forum:1.4',
    port: 8080,
    scaling: [horizontal, Scaling.elasticWorkload({ min: 2, max: 6, units: [ElasticUnit.virtualNodes()] })],
  });
}
