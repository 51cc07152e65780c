import { type Problems, Rule, templateCheck } from '../../rule';
import { referencesIn } from '../intrinsics';
import type { Resource, Template } from '../template';
import type { TemplateGraph } from '../template-graph';

const CYCLE = new Rule({
  id: 'ROS044',
  severity: 'error',
  title: 'Resources that wait for each other',
  why: 'ROS refuses the template: none of them could be made first.',
  fix: 'Leave out one of the references or dependencies; what both need goes into a resource of its own.',
  source: 'ROS: Resources, "DependsOn"',
});

/** Resources that wait for each other in a circle, by reference or by `DependsOn`. */
function* checkCycles(template: Template, graph: TemplateGraph): Problems {
  const { Resources } = template;
  const edges = new Map(Object.keys(Resources).map((id) => [id, targetsOf(id, template, graph)]));
  const done = new Set<string>();
  for (const id of edges.keys()) {
    const cycle = findCycle(id, edges, done);
    if (cycle)
      yield CYCLE.at('Resources', `${cycle.join(' → ')} wait for each other`, { where: `Resources.${cycle[0]}` });
  }
}

function targetsOf(id: string, { Resources }: Template, graph: TemplateGraph): string[] {
  const { Count, DependsOn }: Partial<Resource> = Resources[id] ?? {};
  const references = [...graph.referencesOf(id), ...referencesIn('', Count)].map(({ target }) => target);
  const targets = new Set([...references, ...[DependsOn ?? []].flat()]);
  return [...targets].filter((target) => Object.hasOwn(Resources, target));
}

/** Walks with a list instead of recursion: chains may be long. What was walked before is left out. */
function findCycle(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] | undefined {
  const trail: { id: string; next: number }[] = [];
  const onTrail = new Set<string>();
  let found: string[] | undefined;
  const enter = (id: string) => {
    if (onTrail.has(id)) {
      const ids = trail.map((step) => step.id);
      found ??= [...ids.slice(ids.indexOf(id)), id];
    } else if (!done.has(id)) {
      trail.push({ id, next: 0 });
      onTrail.add(id);
    }
  };
  enter(start);
  for (let step = trail.at(-1); step; step = trail.at(-1)) {
    const next = edges.get(step.id)?.[step.next++];
    if (next !== undefined) enter(next);
    else {
      done.add(step.id);
      onTrail.delete(step.id);
      trail.pop();
    }
  }
  return found;
}

export const cycles = templateCheck([CYCLE], checkCycles);
