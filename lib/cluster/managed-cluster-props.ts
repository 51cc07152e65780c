import type { IPlace } from '../errors';
import { Rrsa } from '../identity/rrsa';
import {
  checkChoice,
  checkList,
  checkText,
  failOn,
  optionalProblems,
  propsOf,
  switchProblems,
  valueProblems,
} from '../problems';
import {
  clusterProblems,
  type NodePoolClusterProps,
  type NodePoolClusterSettings,
  podNetworkProblems,
  resolveCluster,
} from './cluster-props';
import { ClusterSpec } from './cluster-spec';
import { ControlPlaneLogs } from './control-plane-logs';
import { MaintenanceWindow } from './maintenance-window';
import { dnsNameProblems } from './names';
import { RetainedResource } from './retained-resource';

const RENDERINGS = ['typed', 'any'] as const;
const UPGRADE_CHANNELS = ['patch', 'stable', 'rapid'] as const;

/** What ALIYUN::CS::ManagedKubernetesCluster has no property for. */
const ANY_ONLY = ['clusterDomain', 'certificateNames', 'automaticUpgrade', 'auditLog'] as const;

/**
 * The resource type a managed cluster is defined as: `typed` is ALIYUN::CS::ManagedKubernetesCluster, `any` is
 * ALIYUN::CS::AnyCluster with the same cluster as the body of CreateCluster.
 */
export type ClusterRendering = (typeof RENDERINGS)[number];

/**
 * How ACK follows new Kubernetes versions by itself: `patch` within the minor version, `stable` to the second newest
 * minor, `rapid` to the newest.
 */
export type UpgradeChannel = (typeof UPGRADE_CHANNELS)[number];

/** Options of a `ManagedCluster`. */
export interface ManagedClusterProps extends NodePoolClusterProps {
  /**
   * What the control plane can do, and costs. Fixed once created: ACK can change it, the stack cannot.
   *
   * @default ClusterSpec.PRO
   */
  readonly clusterSpec?: ClusterSpec;

  /**
   * Whether ACK runs the nodes too (Auto Mode): it makes a node pool of its own, and more and fewer nodes as pods need
   * them. Not with `ClusterSpec.BASIC`.
   *
   * @default false
   */
  readonly autoMode?: boolean;

  /**
   * Which logs of the control plane are kept, and for how long.
   *
   * @default ControlPlaneLogs.all(), kept for 30 days
   */
  readonly controlPlaneLogs?: ControlPlaneLogs;

  /**
   * Whether pods can have RAM roles of their own (RRSA). ACK makes the identity provider; define none.
   *
   * @default - on with the first `addServiceAccount`
   */
  readonly rrsa?: boolean;

  /**
   * When ACK may do its automatic work.
   *
   * @default - no window is set
   */
  readonly maintenanceWindow?: MaintenanceWindow;

  /**
   * Id of the KMS key that Secrets are encrypted with where the control plane keeps them; not with
   * `ClusterSpec.BASIC`. Without the key they are lost. Fixed once created.
   *
   * @default - as ACK stores them, with no key of yours
   */
  readonly secretsKeyId?: string;

  /**
   * What stays when the cluster is deleted, of all that ACK made beside it. Not with `rendering: 'any'`, which cannot
   * say it; there ACK's own choice holds: load balancers of Services go, all else stays.
   *
   * @default [RetainedResource.LOGS, RetainedResource.CONTROL_PLANE_LOGS]
   */
  readonly retain?: readonly RetainedResource[];

  /**
   * The resource type to define; some props need `any`. Another one replaces the cluster.
   *
   * @default 'typed'
   */
  readonly rendering?: ClusterRendering;

  /**
   * The DNS domain of Services and pods; needs `rendering: 'any'`. Fixed once created.
   *
   * @default - cluster.local
   */
  readonly clusterDomain?: string;

  /**
   * More names and addresses in the certificate of the API server; need `rendering: 'any'`.
   *
   * @default - only those ACK puts in
   */
  readonly certificateNames?: readonly string[];

  /**
   * Whether ACK upgrades the cluster by itself, and how eagerly; needs `rendering: 'any'`.
   *
   * @default - it does not
   */
  readonly automaticUpgrade?: UpgradeChannel;

  /**
   * Whether the audit log of the API server is kept from the first minute; needs `rendering: 'any'`.
   *
   * @default - ACK decides (it does where log collection is installed)
   */
  readonly auditLog?: boolean;
}

/** A managed cluster with its defaults filled in. */
export type ManagedClusterSettings = NodePoolClusterSettings &
  Omit<ManagedClusterProps, 'rrsa'> &
  Required<Pick<ManagedClusterProps, 'clusterSpec' | 'controlPlaneLogs' | 'retain' | 'rendering'>> & {
    readonly rrsa: Rrsa;
  };

/**
 * Checks the props of a managed cluster and fills in what is left out.
 *
 * @throws ValidationError with everything that is wrong
 */
export function resolveManagedCluster(place: IPlace, given: ManagedClusterProps): ManagedClusterSettings {
  const props = propsOf(given);
  const settings: ManagedClusterSettings = {
    ...resolveCluster(props),
    clusterSpec: props.clusterSpec ?? ClusterSpec.PRO,
    controlPlaneLogs: props.controlPlaneLogs ?? ControlPlaneLogs.all(),
    rrsa: new Rrsa(props.rrsa),
    retain: props.retain ?? RetainedResource.USUAL,
    rendering: props.rendering ?? 'typed',
  };
  failOn(place, [
    ...clusterProblems(settings),
    ...podNetworkProblems(settings),
    ...managedProblems(settings),
    ...switchProblems({ rrsa: props.rrsa, autoMode: props.autoMode, auditLog: props.auditLog }),
    ...renderingProblems(props, settings.rendering),
    ...anyOnlyProblems(props),
  ]);
  return settings;
}

function managedProblems(cluster: ManagedClusterSettings): string[] {
  const { clusterSpec, secretsKeyId, autoMode, maintenanceWindow } = cluster;
  const basic = clusterSpec.isBasic ? Object.entries({ secretsKeyId, autoMode }).filter(([, value]) => value) : [];
  return [
    ...valueProblems('clusterSpec', clusterSpec, ClusterSpec, 'ClusterSpec.PRO'),
    ...valueProblems('controlPlaneLogs', cluster.controlPlaneLogs, ControlPlaneLogs, 'ControlPlaneLogs.all()'),
    ...optionalProblems(
      'maintenanceWindow',
      maintenanceWindow,
      MaintenanceWindow,
      "MaintenanceWindow.weekly({ days: ['Saturday'], start: '2026-01-03T03:00:00.000+01:00' })",
    ),
    ...RetainedResource.problems('retain', cluster.retain),
    ...(secretsKeyId === undefined ? [] : checkText('secretsKeyId', secretsKeyId, 'key-hzz62f1cb66fa42qo****')),
    ...basic.map(([prop]) => `'${prop}' has no effect with ClusterSpec.BASIC, use ClusterSpec.PRO`),
  ];
}

/** Which props the resource type cannot say. */
function renderingProblems(props: ManagedClusterProps, rendering: ClusterRendering): string[] {
  const problems = checkChoice('rendering', rendering, RENDERINGS);
  if (problems.length > 0) return problems;
  if (rendering === 'any') {
    return props.retain === undefined
      ? []
      : [`'retain' is no key of CreateCluster, leave it out or use rendering: 'typed'`];
  }
  return ANY_ONLY.filter((name) => props[name] !== undefined).map(
    (name) =>
      `'${name}' is no property of ALIYUN::CS::ManagedKubernetesCluster: add rendering: 'any' to define an ` +
      `ALIYUN::CS::AnyCluster (before the first deployment: switching replaces the cluster)`,
  );
}

function anyOnlyProblems({ clusterDomain, certificateNames: names, automaticUpgrade }: ManagedClusterProps): string[] {
  return [
    ...(clusterDomain === undefined ? [] : dnsNameProblems('clusterDomain', clusterDomain)),
    ...(names === undefined ? [] : checkList('certificateNames', names, "['api.example.com']")),
    ...(Array.isArray(names)
      ? names.flatMap((name, index) => checkText(`certificateNames[${index}]`, name, 'api.example.com'))
      : []),
    ...(automaticUpgrade === undefined ? [] : checkChoice('automaticUpgrade', automaticUpgrade, UPGRADE_CHANNELS)),
  ];
}
