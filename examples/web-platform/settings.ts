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

const API_ACCESS = ['private', 'public'] as const;

export type ApiAccessSetting = (typeof API_ACCESS)[number];

/** What can be said on the command line, as `-c key=value`. */
export interface Settings {
  readonly clusterType: ClusterType;
  /** From where the API server can be reached: `public` is from the whole internet; none is from the VPC alone. */
  readonly apiAccess?: ApiAccessSetting;
  /** The domain of Services inside a managed or dedicated cluster; none is the default of ACK. */
  readonly clusterDomain?: string;
  /** File with the outputs of the deployed stack; none is the sample beside this program. */
  readonly outputs?: string;
}

const KEYS = ['clusterType', 'apiAccess', 'clusterDomain', 'outputs'] as const;
const TYPES_WITH_DOMAIN: readonly ClusterType[] = ['managed', 'dedicated'];
const TYPES_OF_ONES_OWN: readonly ClusterType[] = ['self-managed', 'local'];

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
  const { clusterType = 'managed', apiAccess, clusterDomain, outputs } = context;
  const problems = Object.keys(context)
    .filter((key) => !KEYS.some((known) => known === key))
    .map((key) => `'${key}' is no setting of this platform; it knows ${KEYS.join(', ')}`);
  if (!CLUSTER_TYPES.some((type) => type === clusterType)) {
    problems.push(`'clusterType' is ${JSON.stringify(clusterType)}; use one of ${CLUSTER_TYPES.join(', ')}`);
  }
  if (apiAccess !== undefined && !API_ACCESS.some((access) => access === apiAccess)) {
    problems.push(`'apiAccess' is ${JSON.stringify(apiAccess)}; use one of ${API_ACCESS.join(', ')}`);
  }
  if (apiAccess === 'public' && TYPES_OF_ONES_OWN.some((type) => type === clusterType)) {
    problems.push(`'apiAccess=public' is not for ${TYPES_OF_ONES_OWN.join(' and ')} clusters; leave it out`);
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
  return { clusterType, apiAccess, clusterDomain, outputs } as Settings;
}
