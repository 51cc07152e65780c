import {
  Exposure,
  IngressTls,
  MseGateway,
  MseReuse,
  MseSize,
  MseTracing,
  type Target,
  WebApplication,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';
import { V_SWITCHES } from './v-switches';

/** Gateways of the Microservices Engine: one of their own, and one that exists. */
export function defineMse(shop: Chart, target: Target): void {
  defineNew(shop, target);
  defineReused(shop, target);
}

function defineNew(shop: Chart, target: Target): void {
  const gateway = new MseGateway(shop, 'Microservices', {
    vSwitches: V_SWITCHES,
    size: MseSize.C2_G4,
    replicas: 2,
    logProject: 'shop-logs',
    tracing: MseTracing.openTelemetry(10),
  });
  new WebApplication(shop, 'Partners', {
    target,
    image: 'registry.example.com/partners:1.4',
    port: 8080,
    exposure: Exposure.mse({
      host: 'partners.example.com',
      gateway,
      tls: IngressTls.secret('partners-tls'),
      requestTimeoutSeconds: 30,
    }),
  });
}

function defineReused(shop: Chart, target: Target): void {
  const gateway = new MseGateway(shop, 'OldMicroservices', {
    reuse: MseReuse.asItIs('gw-0123456789abcdef'),
    sourceRanges: V_SWITCHES.flatMap(({ cidr }) => cidr ?? []),
    name: 'mse-old',
  });
  new WebApplication(shop, 'Suppliers', {
    target,
    image: 'registry.example.com/suppliers:1.4',
    port: 8080,
    exposure: Exposure.mse({ host: 'suppliers.example.com', gateway, tls: IngressTls.none() }),
  });
}
