import { below } from '../plain-json';
import type { TemplateGraph } from '../ros/template-graph';
import { Settings } from './settings';
import { type VSwitch, vSwitchesOf } from './v-switches';

/** Nodes that are alike. */
export interface NodePool {
  readonly name: string;
  /** Logical id of its cluster, if that is in the template. */
  readonly cluster?: string;
  readonly settings: Settings;
  readonly group: Settings;
  /** None where the list is not known. */
  readonly vSwitches?: readonly VSwitch[];
  /** The fewest nodes; none where only the deployment knows. */
  readonly min?: number;
  /** The most nodes; none where only the deployment knows. */
  readonly max?: number;
  /** Whether it can say how nodes are shared among zones: pools in the properties of a typed cluster cannot. */
  readonly hasZonePolicy: boolean;
  /** None where not all are known. */
  readonly instanceTypes?: readonly string[];
}

const known = new WeakMap<TemplateGraph, readonly NodePool[]>();

/** The node pools that are resources of their own. */
export function poolsOf(graph: TemplateGraph): readonly NodePool[] {
  const pools =
    known.get(graph) ??
    graph.ofType('ALIYUN::CS::ClusterNodePool').map(({ id, resource }) => {
      const settings = new Settings(below('Resources', id, 'Properties'), resource.Properties);
      return {
        ...poolOfBlock(graph, settings, id, id),
        cluster: graph.resourceBehind(settings.value('clusterid'))?.id,
      };
    });
  known.set(graph, pools);
  return pools;
}

/** A pool from its own resource, or from a block in that of the cluster. */
export function poolOfBlock(graph: TemplateGraph, settings: Settings, other: string, name?: string): NodePool {
  const group = settings.within('scalinggroup');
  return {
    name: name ?? settings.within('nodepoolinfo').text('name') ?? other,
    settings,
    group,
    hasZonePolicy: name !== undefined || settings.path.includes('.ClusterConfig.'),
    vSwitches: vSwitchesOf(graph, group.value('vswitchids')),
    instanceTypes: textsOf(group.list('instancetypes')),
    ...sizeOf(settings, group),
  };
}

function sizeOf(settings: Settings, group: Settings): Pick<NodePool, 'min' | 'max'> {
  const scaling = settings.within('autoscaling');
  if (scaling.flag('enable') === true)
    return { min: scaling.number('mininstances'), max: scaling.number('maxinstances') };
  if (!settings.lacks('autoscaling') && scaling.flag('enable') === undefined) {
    const min = scaling.number('mininstances');
    return scaling.lacks('enable') && min !== undefined ? { min, max: scaling.number('maxinstances') } : {};
  }
  const count = settings.number('count') ?? group.number('desiredsize');
  return { min: count, max: count };
}

/** Workers that older clusters have in their own properties. */
export function workersOf(graph: TemplateGraph, settings: Settings): readonly NodePool[] {
  if (settings.value('numofnodes') === undefined && settings.value('workerinstancetypes') === undefined) return [];
  const count = settings.number('numofnodes');
  const ids = settings.value('workervswitchids') ?? settings.value('vswitchids');
  return [
    {
      name: 'workers',
      settings,
      group: settings,
      hasZonePolicy: false,
      vSwitches: vSwitchesOf(graph, ids),
      instanceTypes: textsOf(settings.list('workerinstancetypes')),
      min: count,
      max: count,
    },
  ];
}

function textsOf(values: readonly unknown[] | undefined): readonly string[] | undefined {
  return values?.every((value) => typeof value === 'string') ? (values as string[]) : undefined;
}
