import {
  Canary,
  Exposure,
  IngressClass,
  IngressController,
  IngressTls,
  MetalLbPool,
  type Target,
  WebApplication,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** Machines of your own: an address of MetalLB for a Service, and NGINX in front of several. */
export function defineLab(platform: Chart, lab: Chart, target: Target): void {
  const pool = new MetalLbPool(platform, 'Public', { addresses: ['192.168.56.80-192.168.56.99'] });
  new WebApplication(lab, 'Web', {
    target,
    image: 'registry.example.com/web:1.4',
    port: 8080,
    exposure: Exposure.metalLb({ pool, address: '192.168.56.80' }),
  });

  const { ingressClassName } = new IngressClass(platform, 'Internal', { controller: 'k8s.io/internal-nginx' });
  const site = {
    host: 'wiki.lab.example.com',
    tls: IngressTls.secret('wiki-tls'),
    ingressClassName,
    controller: IngressController.in('ingress-internal', { app: 'nginx' }),
  };
  new WebApplication(lab, 'Wiki', {
    target,
    image: 'registry.example.com/wiki:1.4',
    port: 8080,
    exposure: Exposure.nginx({ ...site, maxBodyMebibytes: 64, requestTimeoutSeconds: 120 }),
  });
  new WebApplication(lab, 'WikiNext', {
    target,
    image: 'registry.example.com/wiki:1.5',
    port: 8080,
    exposure: Exposure.nginx({ ...site, canary: Canary.cookie('next') }),
  });
}
