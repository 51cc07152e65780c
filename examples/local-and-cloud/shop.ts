import {
  Alerts,
  EnvSource,
  LoadTest,
  Metrics,
  Namespace,
  NetworkAccess,
  Peer,
  PriorityClass,
  Probe,
  Scaling,
  WebApplication,
  Worker,
} from 'ack-blueprints/charts';
import { type App, Chart } from 'cdk8s';
import type { Place } from './place';

/** A shop and its mailer, as they are everywhere. One file a chart, in the order to apply them; the last one by hand. */
export function defineShop(app: App, place: Place): void {
  const { target, exposure, logs, tracing } = place;
  const platform = new Chart(app, '00-platform');
  const { name: namespace } = new Namespace(platform, 'Shop', {
    quota: { requests: { cpu: '8', memory: '16Gi' }, pods: 60, loadBalancers: 1 },
  });
  const priority = new PriorityClass(platform, 'Shopping', { value: 1000, description: 'what customers see' });

  const shop = new Chart(app, '10-shop', { namespace });
  const uploads = { volume: place.defineUploads(shop), path: '/uploads' };
  const observed = { extraPorts: { metrics: 9113 }, metrics: Metrics.scraped({ port: 'metrics' }), logs, tracing };
  const database = { peer: Peer.cidr('172.16.64.0/24'), ports: [5432] };
  const web = new WebApplication(shop, 'Web', {
    target,
    image: 'registry.example.com/shop:1.4',
    port: 8080,
    envFrom: [EnvSource.fromSecret('database')],
    mounts: [uploads],
    probes: { readiness: Probe.http('/ready') },
    scaling: Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 }),
    exposure,
    network: NetworkAccess.declared({ from: [Peer.named('load')], to: [database] }),
    priority,
    ...observed,
    alerts: Alerts.web(),
  });
  new Worker(shop, 'Mailer', {
    target,
    image: 'registry.example.com/mailer:1.4',
    envFrom: [EnvSource.fromSecret('database')],
    mounts: [{ ...uploads, readOnly: true }],
    scaling: Scaling.fixed(2),
    network: NetworkAccess.declared({ to: [database, { peer: Peer.internet(), ports: [465] }] }),
    ...observed,
    alerts: Alerts.worker(),
  });

  new LoadTest(new Chart(app, '90-load', { namespace }), 'Load', { target, app: web });
}
