import { CustomKinds } from '../../../lib/checks/kubernetes/custom-kinds';
import { ManifestGraph } from '../../../lib/checks/kubernetes/manifest-graph';
import { vSwitchLists } from '../../../lib/checks/network/v-switch-lists';
import { isObject } from '../../../lib/checks/plain-json';
import type { PlatformGraph } from '../../../lib/checks/platform-graph';
import { ROS_CHECKS } from '../../../lib/checks/ros/ros-checks';
import { OUTLINE } from '../../../lib/checks/ros/rules/outline';
import { readTemplate, type Template } from '../../../lib/checks/ros/template';
import { TemplateGraph } from '../../../lib/checks/ros/template-graph';
import { bundledTypeFacts, type TypeFactsLoader } from '../../../lib/checks/ros/type-facts';
import type { Problem } from '../../../lib/checks/rule';
import { machinePathsIn } from './machine-paths';

/** Versions end while templates stay as they are. */
const VERSION_OVER_TIME = 'ROS084';

const CHECKS = [...ROS_CHECKS, vSwitchLists];

/**
 * All that `lib/checks/ros` has against a template by itself, whatever its weight: what we synthesize has nothing of it.
 *
 * @param template the template as plain JSON
 * @param typeFacts where to look types up
 * @returns lines such as `Resources.Vpc.Properties.CidrBlock: …`, none if all is well
 */
export function checkTemplate(template: unknown, typeFacts: TypeFactsLoader = bundledTypeFacts): string[] {
  const outline = [...OUTLINE.run(template, { customKinds: new CustomKinds() })].map(textOf);
  // The checks rely on the outline: sections and resources that are objects.
  if (outline.length > 0 || !isObject(template)) return outline;
  const read: Template = readTemplate(template);
  const graph = new TemplateGraph(read, typeFacts);
  const platform: PlatformGraph = {
    templates: [graph],
    objects: new ManifestGraph([]),
    kubernetesMinor: 26,
    isVersionGiven: false,
  };
  const problems = CHECKS.flatMap((check) => (check.on === 'template' ? [...check.run(read, graph, platform)] : []));
  const lasting = problems.filter(({ rule }) => rule?.id !== VERSION_OVER_TIME);
  return [...lasting.map(textOf), ...machinePathsIn(template)];
}

function textOf({ path, message }: Problem): string {
  return path === '' ? message : `${path}: ${message}`;
}
