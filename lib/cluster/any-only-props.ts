import type { ClusterBody } from './cluster-body';
import { dnsNameProblems } from './dns-name';

/**
 * How ACK follows new Kubernetes versions by itself: `patch` within the minor version, `stable` to the second newest
 * minor, `rapid` to the newest.
 */
export type UpgradeChannel = 'patch' | 'stable' | 'rapid';

/** What ACK can do and ALIYUN::CS::ManagedKubernetesCluster cannot say. */
export interface AnyOnlyProps {
  /**
   * The DNS domain of Services and pods; needs `rendering: 'any'`.
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

const NAMES = ['clusterDomain', 'certificateNames', 'automaticUpgrade', 'auditLog'] as const;

/** Which of them are said though the typed resource is rendered, and what is wrong with them, a sentence each. */
export function anyOnlyProblems(props: AnyOnlyProps, isTyped: boolean): string[] {
  const unsaid = NAMES.filter((name) => isTyped && props[name] !== undefined);
  return [
    ...unsaid.map(
      (name) =>
        `'${name}' is no property of ALIYUN::CS::ManagedKubernetesCluster: add rendering: 'any' to define an ` +
        `ALIYUN::CS::AnyCluster (before the first deployment: switching replaces the cluster)`,
    ),
    ...(props.clusterDomain === undefined ? [] : dnsNameProblems('clusterDomain', props.clusterDomain)),
  ];
}

/** Renders them as keys of the CreateCluster body. */
export function renderAnyOnly({
  clusterDomain,
  certificateNames,
  automaticUpgrade,
  auditLog,
}: AnyOnlyProps): ClusterBody {
  return {
    cluster_domain: clusterDomain,
    extra_sans: certificateNames,
    operation_policy: automaticUpgrade && { cluster_auto_upgrade: { enabled: true, channel: automaticUpgrade } },
    audit_log_config: auditLog === undefined ? undefined : { enabled: auditLog },
  };
}
