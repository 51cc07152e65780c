/** The ways to run the cluster: what sets them apart is in docs/choosing.md. */
export const CLUSTER_TYPES = [
  'managed',
  'dedicated',
  'serverless',
  'edge',
  'registered',
  'acs',
  'self-managed',
  'local',
] as const;

/** `managed` is what one should run today, `dedicated` what the thesis ran, to the letter. */
export type ClusterType = (typeof CLUSTER_TYPES)[number];

/** What can be said on the command line, as `-c key=value`. */
export interface Settings {
  readonly clusterType: ClusterType;
  /** The domain of Services inside a managed or dedicated cluster; none is the default of ACK. */
  readonly clusterDomain?: string;
  /** File with the outputs of the deployed stack; none is the sample beside this program. */
  readonly outputs?: string;
}

const KEYS = ['clusterType', 'clusterDomain', 'outputs'] as const;
const TYPES_WITH_DOMAIN: readonly ClusterType[] = ['managed', 'dedicated'];

/** A setting that does not exist or cannot have that value. */
export class SettingsError extends Error {
  public override readonly name = 'SettingsError';
}

/**
 * Reads the settings of this platform from context.
 *
 * @throws SettingsError naming every key and value that is not known
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const { clusterType = 'managed', clusterDomain, outputs } = context;
  const problems = Object.keys(context)
    .filter((key) => !KEYS.some((known) => known === key))
    .map((key) => `'${key}' is no setting of this platform; it knows ${KEYS.join(', ')}`);
  if (!CLUSTER_TYPES.some((type) => type === clusterType)) {
    problems.push(`'clusterType' is ${JSON.stringify(clusterType)}; use one of ${CLUSTER_TYPES.join(', ')}`);
  }
  for (const [key, value] of Object.entries({ clusterDomain, outputs })) {
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      problems.push(`'${key}' is ${JSON.stringify(value)}; it takes a text`);
    }
  }
  if (clusterDomain !== undefined && !TYPES_WITH_DOMAIN.some((type) => type === clusterType)) {
    problems.push(`'clusterDomain' is for ${TYPES_WITH_DOMAIN.join(' and ')} clusters; leave it out`);
  }
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  return { clusterType, clusterDomain, outputs } as Settings;
}
