import type { IPlace } from '../errors';
import { ValidationError } from '../errors';
import { type AnyOnlyProps, anyOnlyProblems } from './any-only-props';
import { type ClusterProps, type ClusterSettings, clusterProblems, resolveCluster } from './cluster-props';
import { ClusterSpec } from './cluster-spec';
import { ControlPlaneLogs } from './control-plane-logs';
import type { MaintenanceWindow } from './maintenance-window';
import { RetainedResource } from './retained-resource';

/**
 * The resource type a managed cluster is defined as: `typed` is ALIYUN::CS::ManagedKubernetesCluster, `any` is
 * ALIYUN::CS::AnyCluster with the same cluster as the body of CreateCluster.
 */
export type ClusterRendering = 'typed' | 'any';

/** Options of a `ManagedCluster`. */
export interface ManagedClusterProps extends ClusterProps, AnyOnlyProps {
  /**
   * What the control plane can do, and costs.
   *
   * @default ClusterSpec.PRO
   */
  readonly clusterSpec?: ClusterSpec;

  /**
   * Which logs of the control plane are kept, and for how long.
   *
   * @default ControlPlaneLogs.all(), kept for 30 days
   */
  readonly controlPlaneLogs?: ControlPlaneLogs;

  /**
   * Whether pods can have RAM roles of their own (RRSA). ACK makes the identity provider; define none.
   *
   * @default false
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
   * `ClusterSpec.BASIC`. Without the key they are lost.
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
}

/** A managed cluster with its defaults filled in. */
export interface ManagedClusterSettings extends ClusterSettings, AnyOnlyProps {
  readonly clusterSpec: ClusterSpec;
  readonly controlPlaneLogs: ControlPlaneLogs;
  readonly rrsa: boolean;
  readonly maintenanceWindow?: MaintenanceWindow;
  readonly secretsKeyId?: string;
  readonly retain: readonly RetainedResource[];
}

/**
 * Checks the props of a managed cluster and fills in what is left out.
 *
 * @throws ValidationError with everything that is wrong
 */
export function resolveManagedCluster(place: IPlace, props: ManagedClusterProps): ManagedClusterSettings {
  const settings: ManagedClusterSettings = {
    ...props,
    ...resolveCluster(place, props),
    clusterSpec: props.clusterSpec ?? ClusterSpec.PRO,
    controlPlaneLogs: props.controlPlaneLogs ?? ControlPlaneLogs.all(),
    rrsa: props.rrsa ?? false,
    retain: props.retain ?? [RetainedResource.LOGS, RetainedResource.CONTROL_PLANE_LOGS],
  };
  const problems = [
    ...clusterProblems(settings),
    ...anyOnlyProblems(props, props.rendering !== 'any'),
    ...settings.controlPlaneLogs.problems('controlPlaneLogs'),
    ...(props.maintenanceWindow?.problems('maintenanceWindow') ?? []),
    ...managedOnlyProblems(props, settings),
  ];
  if (problems.length > 0) throw new ValidationError(place, problems.join('; '));
  return settings;
}

function managedOnlyProblems(props: ManagedClusterProps, { clusterSpec }: ManagedClusterSettings): string[] {
  const problems: string[] = [];
  if (props.secretsKeyId !== undefined && clusterSpec.value === ClusterSpec.BASIC.value) {
    problems.push(`'secretsKeyId' has no effect with ClusterSpec.BASIC, use ClusterSpec.PRO`);
  }
  if (props.retain !== undefined && props.rendering === 'any') {
    problems.push(`'retain' is no key of CreateCluster, leave it out or use rendering: 'typed'`);
  }
  return problems;
}
