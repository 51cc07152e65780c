import { AccessList, Exposure, ReadinessGate, type Target, TlsPolicy, WebApplication } from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';
import { V_SWITCHES } from './v-switches';

/** Load balancers of a Service: for what is no HTTP, or ends TLS in front of it. */
export function defineLoadBalancers(shop: Chart, target: Target): void {
  new WebApplication(shop, 'Sockets', {
    target,
    image: 'registry.example.com/sockets:1.4',
    port: 8080,
    exposure: Exposure.loadBalancer({
      vSwitches: V_SWITCHES,
      certificateId: '1234567-ap-southeast-1',
      tlsPolicy: TlsPolicy.TLS_1_2_STRICT,
      idleTimeoutSeconds: 900,
      tags: { team: 'shop' },
    }),
  });

  // pods see who asks
  new WebApplication(shop, 'Gateways', {
    target,
    image: 'registry.example.com/gateways:1.4',
    port: 8080,
    exposure: Exposure.loadBalancer({
      vSwitches: V_SWITCHES,
      keepsClientAddress: true,
      clients: ['203.0.113.0/24'],
      keptOnDelete: true,
    }),
  });

  // the previous generation
  new WebApplication(shop, 'Office', {
    target,
    image: 'registry.example.com/office:1.4',
    port: 8080,
    exposure: Exposure.classicLoadBalancer({
      masterZone: 'eu-central-1a',
      slaveZone: 'eu-central-1b',
      spec: 'slb.s2.small',
      bandwidth: 50,
      access: AccessList.allowing('acl-gw8acl000000000000000a'),
      readinessGate: ReadinessGate.none(),
    }),
  });
}
