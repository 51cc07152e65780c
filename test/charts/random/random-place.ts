import {
  AlbGateway,
  AlbListener,
  type IAlbGateway,
  type IMseGateway,
  type IPriority,
  type IZonedVSwitch,
  MseGateway,
  Namespace,
  PriorityClass,
  Prometheus,
  ServiceAccount,
  Target,
} from '../../../charts';
import { newChart } from '../manifests';
import type { Dice } from './dice';

export const V_SWITCHES: readonly IZonedVSwitch[] = [
  { zone: 'eu-central-1a', vSwitchId: 'vsw-a', cidr: '172.16.0.0/20' },
  { zone: 'eu-central-1b', vSwitchId: 'vsw-b', cidr: '172.16.16.0/20' },
];

export const PROFILES = ['restricted', 'baseline', 'privileged'] as const;

/** A namespace, and what workloads in it can share. */
export interface RandomPlace {
  readonly chart: ReturnType<typeof newChart>;
  readonly target: Target;
  readonly minor: number;
  readonly profile: (typeof PROFILES)[number];
  readonly priority: IPriority;
  readonly account: ServiceAccount;
  readonly albGateway: IAlbGateway;
  readonly mseGateway: IMseGateway;
}

/** What somebody else makes in every such namespace. */
export const EXTERNAL = [
  ...['Secret web/database', 'Secret web/registry', 'Secret web/site-tls', 'ConfigMap web/settings'],
  ...['PersistentVolumeClaim web/shared', 'ServiceAccount web/robot', 'StorageClass local-path'],
  'IngressClass nginx',
];

export const NAMESPACE = 'web';

export function makePlace(dice: Dice): RandomPlace {
  const minor = dice.integer(26, 34);
  const chart = newChart({ namespace: NAMESPACE });
  const profile = dice.pick(...PROFILES);
  new Namespace(chart, 'Namespace', { name: NAMESPACE, podSecurity: profile });
  const identity = { namespace: NAMESPACE, name: 'shared', annotations: {}, podLabels: {} };
  return {
    chart,
    target: makeTarget(dice, `1.${minor}`),
    minor,
    profile,
    priority: new PriorityClass(chart, 'Important', { value: 1000, description: 'what customers see' }),
    account: new ServiceAccount(chart, 'Shared', { identity }),
    albGateway: new AlbGateway(chart, 'Alb', {
      vSwitches: V_SWITCHES,
      listeners: [AlbListener.http(), AlbListener.https({ certificateIds: ['1234567-cn-hangzhou'] })],
    }),
    mseGateway: new MseGateway(chart, 'Mse', { vSwitches: V_SWITCHES }),
  };
}

function makeTarget(dice: Dice, kubernetesVersion: string): Target {
  const prometheus = dice.maybe(() =>
    Prometheus.operator({ monitors: dice.pick('PodMonitor' as const, 'ServiceMonitor' as const) }),
  );
  const networkPolicies = dice.pick('ignored' as const, 'enforced' as const);
  return dice.one(
    () => Target.ack({ podNetwork: 'terway', networkPolicies, kubernetesVersion, prometheus }),
    () => Target.ack({ podNetwork: 'flannel', kubernetesVersion, prometheus }),
    () => Target.serverless({ networkPolicies, kubernetesVersion, prometheus }),
    () => Target.local({ networkPolicies, kubernetesVersion, prometheus }),
  );
}
