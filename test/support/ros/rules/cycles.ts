import type { Problems } from '../../plain-json';
import { referencesIn } from '../intrinsics';
import type { Resource, Template } from '../template';

/** Resources that wait for each other in a circle, by reference or by `DependsOn`. */
export function* checkCycles({ Resources }: Template): Problems {
  const edges = new Map(Object.entries(Resources).map(([id, resource]) => [id, targetsOf(resource, Resources)]));
  const done = new Set<string>();
  for (const id of edges.keys()) {
    const cycle = findCycle(id, edges, done);
    if (cycle) yield `Resources: ${cycle.join(' → ')} wait for each other`;
  }
}

function targetsOf(resource: Resource, resources: Template['Resources']): string[] {
  const references = [...referencesIn('', resource.Properties)].map(({ target }) => target);
  const targets = new Set([...references, ...[resource.DependsOn ?? []].flat()]);
  return [...targets].filter((target) => Object.hasOwn(resources, target));
}

/** Walks with a list instead of recursion: chains may be long. What was walked before is left out. */
function findCycle(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] | undefined {
  const trail: { id: string; rest: string[] }[] = [];
  let found: string[] | undefined;
  const enter = (id: string) => {
    const loop = trail.findIndex((step) => step.id === id);
    if (loop >= 0) found ??= [...trail.slice(loop).map((step) => step.id), id];
    else if (!done.has(id)) trail.push({ id, rest: [...(edges.get(id) ?? [])] });
  };
  enter(start);
  for (let step = trail.at(-1); step; step = trail.at(-1)) {
    const next = step.rest.shift();
    if (next !== undefined) enter(next);
    else done.add(trail.pop()?.id ?? '');
  }
  return found;
}
