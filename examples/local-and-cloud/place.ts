import {
  AlbTls,
  Exposure,
  type IExposure,
  type IVolume,
  Logs,
  NasVolume,
  NfsVolume,
  Size,
  Target,
  Tracing,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** What the cluster forces on the shop; all else is the same everywhere. */
export interface Place {
  readonly target: Target;
  readonly exposure: IExposure;
  readonly logs?: Logs;
  readonly tracing?: Tracing;
  defineUploads(chart: Chart): IVolume;
}

const capacity = Size.gibibytes(20);

/** ACK; the vSwitches and the server are outputs of a deployment. */
const CLOUD: Place = {
  target: Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' }),
  exposure: Exposure.alb({
    host: 'www.example.com',
    vSwitches: [
      { zone: 'eu-central-1a', vSwitchId: 'vsw-gw8node0000000000000a', cidr: '172.16.0.0/20' },
      { zone: 'eu-central-1b', vSwitchId: 'vsw-gw8node0000000000000b', cidr: '172.16.16.0/20' },
    ],
    tls: AlbTls.certificate('1234567-cn-hangzhou'),
  }),
  logs: Logs.stdout({ ttlDays: 30 }),
  tracing: Tracing.arms(),
  defineUploads: (chart) =>
    new NasVolume(chart, 'Uploads', {
      nfs: { server: '0123456789-abc12.eu-central-1.nas.aliyuncs.com', path: '/' },
      directory: 'uploads',
      capacity,
    }),
};

/** Machines of your own. */
const LOCAL: Place = {
  target: Target.local(),
  exposure: Exposure.metalLb({ address: '192.168.56.80' }),
  defineUploads: (chart) =>
    new NfsVolume(chart, 'Uploads', {
      nfs: { server: '192.168.56.20', path: '/srv/nfs' },
      directory: 'uploads',
      capacity,
    }),
};

export const PLACES = { cloud: CLOUD, local: LOCAL };
