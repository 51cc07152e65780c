import { CLUSTER_TYPES, type ClusterTypeFacts } from './cluster-types';
import { type Comparison, renderComparison, renderSources, sourcesOf } from './comparison';
import { SCALING_TYPES, type ScalingTypeFacts } from './scaling-types';
import { STORAGE_TYPES, type StorageTypeFacts } from './storage-types';

const CLUSTERS = { subject: 'type', facts: CLUSTER_TYPES };

const WHICH_CLUSTER: Comparison<keyof ClusterTypeFacts> = {
  ...CLUSTERS,
  title: 'Types of cluster: which',
  aspects: { chooseFor: 'take it for', state: 'today', rendered: 'here' },
};

const WHO_RUNS_IT: Comparison<keyof ClusterTypeFacts> = {
  ...CLUSTERS,
  title: 'Types of cluster: who runs it, and what it costs',
  aspects: { controlPlane: 'control plane', workers: 'nodes', billing: 'bill', limits: 'limits' },
};

const WHAT_IT_HAS: Comparison<keyof ClusterTypeFacts> = {
  ...CLUSTERS,
  title: 'Types of cluster: what it needs, and has',
  aspects: {
    network: 'network',
    loadBalancer: 'load balancers',
    ingress: 'Ingress',
    nodeImage: 'system of nodes',
    observability: 'metrics and logs',
  },
};

const STORAGE: Comparison<keyof StorageTypeFacts> = {
  title: 'Storage',
  subject: 'storage',
  aspects: {
    chooseFor: 'take it for',
    access: 'access',
    clients: 'clients',
    size: 'size',
    latency: 'latency',
    zones: 'zones',
    volumes: 'volumes',
    rendered: 'here',
  },
  facts: STORAGE_TYPES,
};

const SCALING: Comparison<keyof ScalingTypeFacts> = {
  title: 'Scaling',
  subject: 'way',
  aspects: {
    scales: 'what there is more of',
    follows: 'what it follows',
    cost: 'bill',
    needs: 'needs',
    rendered: 'here',
  },
  facts: SCALING_TYPES,
};

/** What there is to choose between. */
export const COMPARISONS: readonly Comparison[] = [WHICH_CLUSTER, WHO_RUNS_IT, WHAT_IT_HAS, STORAGE, SCALING];

const INTRODUCTION = `# Choosing

Made from the data in \`lib/choices\`; do not edit it here. Numbers are sources, at the end. *(unsure)* is what was read, but
in an old page, in parts or by implication. What bears no number is what this library does.`;

const DECISIONS = `In short: a **managed** cluster over three zones with ALB; files that have to outlive a zone in **OSS**, others in **NAS**; an
**HPA** on the application, and **instant elasticity** or the **cluster autoscaler** for the nodes.`;

/** Renders the page \`docs/choosing.md\`. */
export function renderChoosing(): string {
  const sources = sourcesOf(COMPARISONS);
  const sections = COMPARISONS.map((it) => `## ${it.title}\n\n${renderComparison(it, sources)}`);
  return `${[INTRODUCTION, DECISIONS, ...sections, `## Sources\n\n${renderSources(sources)}`].join('\n\n')}\n`;
}
