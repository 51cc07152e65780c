import { architectureOf } from '../../cluster/cpu-architecture';
import type { Manifest } from '../kubernetes/manifest';
import { specPathOf, type Workload } from '../kubernetes/manifest-graph';
import { nodeZonesOf } from '../network/shared-zones';
import { entriesOf, type Fields, isObject } from '../plain-json';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, Rule } from '../rule';
import { clustersIn } from './platform-clusters';

const NO_NODE_THERE = new Rule({
  id: 'X030',
  severity: 'warning',
  title: 'Zone without nodes',
  why: 'Pods that ask for that zone, or for a volume in it, find no node: they stay Pending.',
  fix: 'Name a zone of the node pools, or give a node pool a vSwitch in that zone.',
  source: 'Kubernetes: Assigning Pods to Nodes',
});

const OTHER_PROCESSOR = new Rule({
  id: 'X040',
  severity: 'warning',
  title: 'Processor that no node has',
  why: 'Pods that ask for it find no node: they stay Pending.',
  fix: 'Ask for amd64 or arm64 as the instance types of the node pools are, or add a pool.',
  source: 'Kubernetes: Well-Known Labels, kubernetes.io/arch; ECS: instance families',
});

const ZONE_KEYS: readonly string[] = ['topology.kubernetes.io/zone', 'topology.diskplugin.csi.alibabacloud.com/zone'];
const ARCHITECTURE_KEYS: readonly string[] = ['kubernetes.io/arch'];
const LINUX_NAMES = { ARM: 'arm64', X86: 'amd64' } as const;

/** Values of a label of nodes, any of which will do. */
interface Wish {
  readonly path: string;
  readonly values: readonly string[];
}

/** Where pods and volumes want to be, against where nodes are. */
function* checkPlaces(platform: PlatformGraph): Problems {
  const zones = zonesIn(platform);
  const architectures = architecturesIn(platform);
  if (!zones && !architectures) return;
  const severity = platform.objects.severityOfMissing;
  for (const of of platform.objects.manifests) {
    const workload = platform.objects.workloadOf(of);
    for (const { path, values } of zones
      ? [...(workload ? podWishes(workload, ZONE_KEYS) : []), ...volumeWishes(of)]
      : []) {
      if (zones && !values.some((value) => zones.includes(value)))
        yield NO_NODE_THERE.at(path, `nodes lie in ${zones.join(', ')}, got ${values.join(', ')}`, { of, severity });
    }
    for (const { path, values } of workload && architectures ? podWishes(workload, ARCHITECTURE_KEYS) : []) {
      if (architectures && !values.some((value) => architectures.has(value)))
        yield OTHER_PROCESSOR.at(path, `nodes are ${[...architectures].join(', ')}, got ${values.join(', ')}`, {
          of,
          severity,
        });
    }
  }
}

/** Edge and registered clusters have nodes that no template knows. */
function zonesIn(platform: PlatformGraph): readonly string[] | undefined {
  const clusters = clustersIn(platform);
  return clusters.some(({ kind }) => kind === 'edge' || kind === 'unknown') ? undefined : nodeZonesOf(clusters);
}

function architecturesIn(platform: PlatformGraph): ReadonlySet<string> | undefined {
  const clusters = clustersIn(platform);
  const isOpen = clusters.some(({ addOns, kind, pools }) => {
    return (kind !== 'managed' && kind !== 'dedicated') || pools.length === 0 || addOns.has('ack-virtual-node');
  });
  const types = clusters.flatMap(({ pools }) => pools.map((pool) => pool.instanceTypes));
  if (isOpen || types.length === 0 || types.some((list) => list === undefined || list.length === 0)) return undefined;
  return new Set((types.flat() as string[]).map((type) => LINUX_NAMES[architectureOf(type)]));
}

function* podWishes(workload: Workload, keys: readonly string[]): Iterable<Wish> {
  const { affinity, nodeSelector } = workload.template.spec;
  const at = specPathOf(workload);
  for (const key of keys) {
    const value: unknown = isObject(nodeSelector) ? nodeSelector[key] : undefined;
    if (typeof value === 'string') yield { path: `${at}.nodeSelector['${key}']`, values: [value] };
  }
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const path = `${at}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`;
  yield* termWishes(path, required, keys);
}

function* volumeWishes({ allowedTopologies, kind, spec }: Manifest): Iterable<Wish> {
  if (kind === 'PersistentVolume')
    yield* termWishes('spec.nodeAffinity.required', spec?.nodeAffinity?.required, ZONE_KEYS);
  if (kind !== 'StorageClass') return;
  for (const [path, term] of entriesOf<Fields>('allowedTopologies', allowedTopologies)) {
    for (const [at, { key, values }] of entriesOf<Fields>(
      `${path}.matchLabelExpressions`,
      term?.matchLabelExpressions,
    )) {
      if (ZONE_KEYS.includes(key) && Array.isArray(values)) yield { path: at, values };
    }
  }
}

/** Of several terms any will do: what one of them leaves open is open. */
function* termWishes(path: string, selector: unknown, keys: readonly string[]): Iterable<Wish> {
  const terms: unknown = isObject(selector) ? selector.nodeSelectorTerms : undefined;
  const values: string[] = [];
  for (const [, term] of entriesOf<Fields>('', Array.isArray(terms) ? terms : undefined)) {
    const wishes = (Array.isArray(term?.matchExpressions) ? term.matchExpressions : []).filter(
      (one: Fields | null) => keys.includes(one?.key) && one?.operator === 'In' && Array.isArray(one.values),
    );
    if (wishes.length === 0) return;
    values.push(...wishes[0].values);
  }
  if (values.length > 0) yield { path: `${path}.nodeSelectorTerms`, values: [...new Set(values)] };
}

export const places = platformCheck([NO_NODE_THERE, OTHER_PROCESSOR], checkPlaces);
