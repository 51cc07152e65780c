import type { StackOutputs } from 'ack-blueprints';
import {
  AlbTls,
  Exposure,
  type IExposure,
  type IVolume,
  NasVolume,
  NfsVolume,
  Size,
  Target,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';
import { MACHINES } from './machines';
import type { ClusterType } from './settings';

/** What a type of cluster forces on the workloads; all else is the same everywhere. */
export interface Place {
  readonly target: Target;
  readonly exposure: IExposure;
  volume(chart: Chart, id: string): IVolume;
}

const capacity = Size.gibibytes(20);

/** Where the workloads run. Outputs of a deployment are read only where there is one. */
export function placeOf(clusterType: ClusterType, read: () => StackOutputs): Place {
  if (clusterType === 'local') {
    return {
      target: Target.local(),
      exposure: Exposure.metalLb(),
      volume: (chart, id) => new NfsVolume(chart, id, { nfs: MACHINES.nfsExport, capacity }),
    };
  }
  const outputs = read();
  const nfs = outputs.nfsExport('Site');
  const vSwitches = outputs.nodeVSwitches('Network');
  const nas = (chart: Chart, id: string) => new NasVolume(chart, id, { nfs, capacity });
  // nobody has a certificate for this name; leave the line out for one of yours, and requests are encrypted
  const alb = Exposure.alb({ host: 'www.example.com', vSwitches, tls: AlbTls.none() });
  switch (clusterType) {
    case 'managed':
      // what PodNetwork.terway() of the cluster says
      return {
        target: Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' }),
        exposure: alb,
        volume: nas,
      };
    case 'serverless':
    case 'acs':
      return { target: Target.serverless(), exposure: alb, volume: nas };
    case 'dedicated':
    case 'edge':
      return { target: Target.ack({ podNetwork: 'flannel' }), exposure: alb, volume: nas };
    case 'self-managed':
      // the cloud controller makes load balancers for Services; no Ingress controller is installed
      return {
        target: Target.ack({ podNetwork: 'calico' }),
        exposure: Exposure.loadBalancer({ vSwitches }),
        volume: nas,
      };
    case 'registered':
      // it has an Ingress controller of its own and no driver for NAS; the kernel mounts that too, in the version it speaks
      return {
        target: Target.local(),
        exposure: Exposure.clusterIp(),
        volume: (chart, id) =>
          new NfsVolume(chart, id, { nfs, capacity, mountOptions: ['vers=3', 'nolock', 'proto=tcp', 'hard'] }),
      };
  }
}
