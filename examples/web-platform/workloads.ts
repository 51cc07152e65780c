import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackOutputs } from 'ack-blueprints';
import { Namespace, PodSecurity, Probe, Scaling, WebApplication } from 'ack-blueprints/charts';
import { App, Chart } from 'cdk8s';
import { STACK_NAME } from './names';
import { placeOf } from './places';
import type { Settings } from './settings';

/** What the outputs of a deployment look like; lets the platform be synthesized before there is one. */
export const SAMPLE_OUTPUTS = join(__dirname, 'outputs.json');

/** The Kubernetes half: a site of nginx and PHP on a shared volume. One file a chart, in the order to apply them. */
export function workloads(outdir: string | undefined, settings: Settings): App {
  const app = new App({ outdir });
  const outputs = () => StackOutputs.fromFile({ stackName: STACK_NAME, file: settings.outputs ?? SAMPLE_OUTPUTS });
  const place = placeOf(settings.clusterType, outputs);

  const { name: namespace } = new Namespace(new Chart(app, '00-namespace'), 'Web');
  const volume = place.volume(new Chart(app, '10-storage', { namespace }), 'Site');
  const site = { volume, path: '/var/www/html' };
  new WebApplication(new Chart(app, '20-web', { namespace }), 'Web', {
    target: place.target,
    image: 'nginxinc/nginx-unprivileged:1.28-alpine',
    port: 8080,
    files: { '/etc/nginx/conf.d/default.conf': siteFile('nginx.conf') },
    mounts: [{ ...site, readOnly: true }],
    probes: { startup: Probe.http('/healthz'), readiness: Probe.http('/'), liveness: Probe.http('/healthz') },
    sidecars: [
      {
        name: 'php',
        image: 'php:8.4-fpm-alpine',
        // read after the image's own zz-docker.conf, which listens to everybody
        files: { '/usr/local/etc/php-fpm.d/zz-loopback.conf': siteFile('php-fpm.conf') },
        mounts: [site],
        probes: { liveness: Probe.exec(['nc', '-z', '127.0.0.1', '9000']) },
      },
    ],
    initContainers: [
      {
        name: 'seed',
        image: 'php:8.4-fpm-alpine',
        command: ['sh', '/opt/seed/seed.sh', '/opt/seed/files', '/var/www/html'],
        files: { '/opt/seed/seed.sh': siteFile('seed.sh'), '/opt/seed/files/index.php': siteFile('index.php') },
        mounts: [site],
      },
    ],
    security: PodSecurity.restricted({ user: 1000 }),
    // the thresholds of the thesis: low, so that a handful of requests shows it
    scaling: Scaling.horizontal({ min: 2, max: 5, cpuPercent: settings.clusterType === 'local' ? 10 : 4 }),
    exposure: place.exposure,
  });
  return app;
}

function siteFile(name: string): string {
  return readFileSync(join(__dirname, 'site', name), 'utf8');
}
