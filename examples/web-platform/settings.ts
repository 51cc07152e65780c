/** What can be said on the command line, as `-c key=value`. */
export interface Settings {
  /** `managed`: what one should run today. `dedicated`: what the thesis ran, to the letter. */
  readonly clusterType: 'managed' | 'dedicated';
  /** The domain of Services inside the cluster; none is the default of ACK. */
  readonly clusterDomain?: string;
  /** File with the outputs of the deployed stack; none is the sample beside this program. */
  readonly outputs?: string;
}

const CLUSTER_TYPES = ['managed', 'dedicated'] as const;
const KEYS = ['clusterType', 'clusterDomain', 'outputs'] as const;

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
    problems.push(`'clusterType' is ${JSON.stringify(clusterType)}; use ${CLUSTER_TYPES.join(' or ')}`);
  }
  for (const [key, value] of Object.entries({ clusterDomain, outputs })) {
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      problems.push(`'${key}' is ${JSON.stringify(value)}; it takes a text`);
    }
  }
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  return { clusterType, clusterDomain, outputs } as Settings;
}
