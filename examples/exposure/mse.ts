import {
  Exposure,
  IngressTls,
  MseGateway,
  MseSize,
  MseTracing,
  type Target,
  WebApplication,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';
import { V_SWITCHES } from './v-switches';

/** A gateway of the Microservices Engine. */
export function defineMse(shop: Chart, target: Target): void {
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
