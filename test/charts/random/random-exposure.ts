import {
  AddressType,
  AlbTls,
  BackendProtocol,
  Exposure,
  type IExposure,
  IngressTls,
  ReadinessGate,
  StickySession,
} from '../../../charts';
import type { Dice } from './dice';
import { type RandomPlace, V_SWITCHES } from './random-place';

/** A way to reach a workload that its target has; each has a host of its own. */
export function makeExposure(dice: Dice, place: RandomPlace, name: string): IExposure | undefined {
  const host = `${name}.example.com`;
  const { target, minor } = place;
  const inside = () => Exposure.clusterIp({ staysInZone: minor >= 27 ? dice.pick(undefined, true) : undefined });
  const nginx = () =>
    Exposure.nginx({
      host,
      tls: dice.pick(IngressTls.none(), IngressTls.controller(), IngressTls.secret('site-tls')),
      paths: dice.pick(undefined, ['/api', '/login']),
      maxBodyMebibytes: dice.maybe(() => dice.integer(1, 100)),
      requestTimeoutSeconds: dice.maybe(() => dice.integer(1, 600)),
    });
  if (target.platform === 'local') {
    const metalLb = () => Exposure.metalLb({ address: dice.pick(undefined, '192.168.56.200') });
    return dice.one<IExposure | undefined>(() => undefined, inside, nginx, metalLb);
  }
  return dice.one<IExposure | undefined>(
    () => undefined,
    inside,
    nginx,
    () => makeAlb(dice, place, host),
    () =>
      Exposure.mse({
        host,
        gateway: place.mseGateway,
        tls: dice.pick(IngressTls.none(), IngressTls.secret('site-tls')),
      }),
    () => makeNetworkLoadBalancer(dice),
    () => makeClassicLoadBalancer(dice),
  );
}

function makeAlb(dice: Dice, { albGateway }: RandomPlace, host: string): IExposure {
  const route = {
    host,
    paths: dice.pick(undefined, ['/api'], ['/', '/login']),
    session: dice.maybe(() => StickySession.cookie(dice.integer(1, 86_400))),
    requestsPerSecond: dice.maybe(() => dice.integer(1, 100_000)),
    cors: dice.maybe(() => ({ origins: ['https://shop.example.com'], credentials: dice.isHeads() })),
    readinessGate: dice.maybe(() => ReadinessGate.none()),
    connectionDrainSeconds: dice.maybe(() => dice.integer(1, 30)),
  };
  return dice.one(
    () => Exposure.alb({ ...route, vSwitches: V_SWITCHES, tls: AlbTls.none() }),
    () =>
      Exposure.alb({
        ...route,
        vSwitches: V_SWITCHES,
        addressType: dice.pick(undefined, AddressType.INTRANET),
        tls: dice.pick(undefined, AlbTls.certificate('1234567-cn-hangzhou'), AlbTls.secret('site-tls')),
        backendProtocol: dice.pick(undefined, BackendProtocol.HTTPS, BackendProtocol.GRPC),
      }),
    () => Exposure.alb({ ...route, gateway: albGateway }),
  );
}

/** What both have. */
const makeSettings = (dice: Dice) => ({
  addressType: dice.pick(undefined, AddressType.INTRANET),
  tags: dice.pick(undefined, { team: 'shop' }),
  deletionProtection: dice.pick(undefined, false),
  keptOnDelete: dice.pick(undefined, true),
});

function makeNetworkLoadBalancer(dice: Dice): IExposure {
  const drain = { connectionDrainSeconds: dice.maybe(() => dice.integer(10, 30)) };
  const certificateId = dice.pick(undefined, '1234567-ap-southeast-1');
  return Exposure.loadBalancer({
    ...makeSettings(dice),
    ...drain,
    vSwitches: V_SWITCHES,
    certificateId,
    ...(certificateId === undefined && dice.isHeads() ? { keepsClientAddress: true, clients: ['203.0.113.0/24'] } : {}),
  });
}

function makeClassicLoadBalancer(dice: Dice): IExposure {
  const certificateId = dice.pick(undefined, '1234567-ap-southeast-1');
  return Exposure.classicLoadBalancer({
    ...makeSettings(dice),
    masterZone: 'eu-central-1a',
    slaveZone: 'eu-central-1b',
    certificateId,
    spec: dice.pick(undefined, 'slb.s2.small'),
    connectionDrainSeconds: certificateId ? undefined : dice.maybe(() => dice.integer(10, 30)),
  });
}
