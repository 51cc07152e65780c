import {
  AccessList,
  AddressType,
  AlbEdition,
  AlbGateway,
  AlbListener,
  AlbReuse,
  AlbTls,
  BackendProtocol,
  Canary,
  Exposure,
  StickySession,
  type Target,
  TlsPolicy,
  WebApplication,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';
import { V_SWITCHES } from './v-switches';

/** Application load balancers. */
export function defineAlb(shop: Chart, target: Target): void {
  defineOwn(shop, target);
  defineShared(shop, target);
  defineReused(shop, target);
}

/** One for an application alone; its certificate is found by the host. */
function defineOwn(shop: Chart, target: Target): void {
  new WebApplication(shop, 'Status', {
    target,
    image: 'registry.example.com/status:1.4',
    port: 8080,
    exposure: Exposure.alb({ host: 'status.example.com', vSwitches: V_SWITCHES, addressType: AddressType.INTRANET }),
  });
}

/** One for several, with access logs: a shop, its next version for a tenth of the customers, and its API. */
function defineShared(shop: Chart, target: Target): void {
  const gateway = new AlbGateway(shop, 'Gateway', {
    vSwitches: V_SWITCHES,
    edition: AlbEdition.STANDARD_WITH_WAF,
    listeners: [
      AlbListener.http(),
      AlbListener.https({
        certificateIds: ['1234567-cn-hangzhou'],
        tlsPolicy: TlsPolicy.TLS_1_3,
        http2: true,
        access: AccessList.denying('acl-gw8acl000000000000000a'),
      }),
    ],
    accessLog: { project: 'shop-logs', logstore: 'alb_access' },
    tags: { team: 'shop' },
  });
  const host = 'www.example.com';
  new WebApplication(shop, 'Web', {
    target,
    image: 'registry.example.com/web:1.4',
    port: 8080,
    exposure: Exposure.alb({ host, gateway, session: StickySession.cookie(3600) }),
  });
  new WebApplication(shop, 'Beta', {
    target,
    image: 'registry.example.com/web:1.5',
    port: 8080,
    exposure: Exposure.alb({ host, gateway, canary: Canary.weight(10).or(Canary.header('x-beta')) }),
  });
  new WebApplication(shop, 'Api', {
    target,
    image: 'registry.example.com/api:1.4',
    port: 8080,
    exposure: Exposure.alb({
      host,
      gateway,
      paths: ['/api'],
      backendProtocol: BackendProtocol.GRPC,
      requestsPerSecond: 500,
      cors: { origins: ['https://partner.example.com'], methods: ['GET', 'POST'] },
      connectionDrainSeconds: 30,
    }),
  });
}

/** One that exists, without encryption. */
function defineReused(shop: Chart, target: Target): void {
  const gateway = new AlbGateway(shop, 'OldGateway', {
    listeners: [AlbListener.http()],
    sourceRanges: V_SWITCHES.flatMap(({ cidr }) => cidr ?? []),
    reuse: AlbReuse.asItIs('alb-gw8alb00000000000000'),
  });
  new WebApplication(shop, 'Redirects', {
    target,
    image: 'registry.example.com/redirects:1.4',
    port: 8080,
    exposure: Exposure.alb({ host: 'old.example.com', gateway, tls: AlbTls.none() }),
  });
}
