import { Exposure, NetworkAccess, Peer, type Target, WebApplication } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** From inside the cluster only: requests stay in their zone, and come from whom it is said. */
export function defineInside(shop: Chart, target: Target): void {
  new WebApplication(shop, 'Prices', {
    target,
    image: 'registry.example.com/prices:1.4',
    port: 8080,
    exposure: Exposure.clusterIp({ staysInZone: true }),
    network: NetworkAccess.declared({ from: [Peer.named('web'), Peer.named('beta'), Peer.named('api')] }),
  });
}
