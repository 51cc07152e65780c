import { type Target, Volume, WebApplication } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** Files of the application itself, of a Secret and of a ConfigMap, and directories that are empty at the start. */
export function defineFiles(shop: Chart, target: Target): void {
  const thumbnails = Volume.scratch('thumbnails', { sizeLimit: '256Mi', inMemory: true });
  new WebApplication(shop, 'Pages', {
    target,
    image: 'nginxinc/nginx-unprivileged:1.28-alpine',
    port: 8080,
    files: { '/etc/nginx/conf.d/default.conf': 'server { listen 8080; root /usr/share/nginx/html; }\n' },
    scratch: ['/tmp', '/var/cache/nginx'],
    mounts: [
      {
        volume: Volume.fromSecret('pages-tls', { files: { 'server.crt': 'tls.crt', 'server.key': 'tls.key' } }),
        path: '/etc/tls',
      },
      { volume: Volume.fromConfigMap('themes'), path: '/usr/share/nginx/html/themes' },
      { volume: thumbnails, path: '/usr/share/nginx/html/thumbnails', readOnly: true },
    ],
    sidecars: [
      {
        name: 'thumbnails',
        image: 'registry.example.com/thumbnails:1.4',
        mounts: [{ volume: thumbnails, path: '/thumbnails' }],
      },
    ],
  });
}
