import { below } from '../plain-json';
import type { NamedResource, TemplateGraph } from '../ros/template-graph';
import { AddOns } from './add-ons';
import { type NodePool, poolOfBlock, poolsOf, workersOf } from './node-pools';
import { Settings } from './settings';
import { type VSwitch, vSwitchesOf } from './v-switches';

/** What runs the cluster, and on what. */
export type ClusterKind = 'managed' | 'dedicated' | 'edge' | 'serverless' | 'registered' | 'acs' | 'unknown';

/** How pods get their addresses. */
export type PodNetworkKind = 'flannel' | 'terway' | 'vpc' | 'unknown';

/** A cluster of ACK in a template, whichever resource makes it. */
export interface Cluster {
  /** Logical id. */
  readonly id: string;
  readonly kind: ClusterKind;
  readonly graph: TemplateGraph;
  readonly settings: Settings;
  readonly addOns: AddOns;
  readonly podNetwork: PodNetworkKind;
  /** Node pools of this template. */
  readonly pools: readonly NodePool[];
  /** Those of nodes, or of virtual nodes; none where the list is not known. */
  readonly vSwitches?: readonly VSwitch[];
  /** Those of pods that have vSwitches of their own. */
  readonly podVSwitches?: readonly VSwitch[];
}

const KINDS: Readonly<Record<string, ClusterKind>> = {
  'ALIYUN::ACS::Cluster': 'acs',
  'ALIYUN::CS::ASKCluster': 'serverless',
  'ALIYUN::CS::AnyCluster': 'unknown',
  'ALIYUN::CS::KubernetesCluster': 'dedicated',
  'ALIYUN::CS::ManagedEdgeKubernetesCluster': 'edge',
  'ALIYUN::CS::ManagedKubernetesCluster': 'managed',
  'ALIYUN::CS::ServerlessKubernetesCluster': 'serverless',
};

const known = new WeakMap<TemplateGraph, readonly Cluster[]>();

/** The clusters of a template, in the order of their types. */
export function clustersOf(graph: TemplateGraph): readonly Cluster[] {
  const clusters =
    known.get(graph) ?? Object.keys(KINDS).flatMap((type) => graph.ofType(type).map((named) => read(graph, named)));
  known.set(graph, clusters);
  return clusters;
}

function read(graph: TemplateGraph, { id, resource }: NamedResource): Cluster {
  const properties = new Settings(below('Resources', id, 'Properties'), resource.Properties);
  const isAny = resource.Type === 'ALIYUN::CS::AnyCluster';
  const settings = isAny ? properties.within('clusterconfig') : properties;
  const kind = isAny ? kindOfBody(settings) : (KINDS[resource.Type] ?? 'unknown');
  const addOns = addOnsOf(graph, id, settings);
  const inside = settings.blocks('nodepools').map((block, index) => poolOfBlock(graph, block, `${id} ${index + 1}`));
  const own = poolsOf(graph).filter(({ cluster }) => cluster === id);
  return {
    id,
    kind,
    graph,
    settings,
    addOns,
    podNetwork: podNetworkOf(kind, addOns),
    pools: [...inside, ...own, ...workersOf(graph, settings)],
    vSwitches: vSwitchesOf(graph, settings.value('vswitchids') ?? settings.value('workervswitchids')),
    podVSwitches: vSwitchesOf(graph, settings.value('podvswitchids')),
  };
}

function kindOfBody(body: Settings): ClusterKind {
  switch (body.text('clustertype')) {
    case 'Ask':
      return 'serverless';
    case 'ExternalKubernetes':
      return 'registered';
    case 'Kubernetes':
      return 'dedicated';
    case 'ManagedKubernetes':
      return body.lacks('profile') ? 'managed' : (PROFILES[body.text('profile') ?? ''] ?? 'unknown');
    default:
      return 'unknown';
  }
}

const PROFILES: Readonly<Record<string, ClusterKind>> = {
  Acs: 'acs',
  Default: 'managed',
  Edge: 'edge',
  Serverless: 'serverless',
};

function addOnsOf(graph: TemplateGraph, id: string, settings: Settings): AddOns {
  const later = graph
    .ofType('ALIYUN::CS::ClusterAddons')
    .map((named) => new Settings(below('Resources', named.id, 'Properties'), named.resource.Properties))
    .filter((properties) => graph.resourceBehind(properties.value('clusterid'))?.id === id);
  const blocks = [settings, ...later];
  const areAll = blocks.every((block) => block.lacks('addons') || areLiteral(block));
  return new AddOns(
    blocks.flatMap((block) => block.blocks('addons')),
    areAll,
  );
}

function areLiteral(block: Settings): boolean {
  return (
    block.list('addons') !== undefined && block.blocks('addons').every((entry) => entry.text('name') !== undefined)
  );
}

function podNetworkOf(kind: ClusterKind, addOns: AddOns): PodNetworkKind {
  if (kind === 'serverless' || kind === 'acs') return 'vpc';
  if (addOns.has('flannel')) return 'flannel';
  return addOns.hasPrefix('terway') ? 'terway' : 'unknown';
}
