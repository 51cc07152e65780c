import type { Manifest } from '../kubernetes/manifest';
import type { ManifestGraph } from '../kubernetes/manifest-graph';
import { containersOf } from '../kubernetes/pod-template';
import { show } from '../plain-json';
import { objectCheck, type Problems, Rule } from '../rule';

const MOVING = new Rule({
  id: 'HA070',
  severity: 'warning',
  title: 'Image that may be another one tomorrow',
  why: 'Replicas of one workload may run different images, and nothing can be rolled back to what it was.',
  fix: 'Name a tag that does not move, or better a digest: `name@sha256:…`.',
  source: 'Kubernetes: Images, "Image names"',
});

/** Images have a digest, or at the least a tag other than `latest`. */
function* checkImages(manifest: Manifest, graph: ManifestGraph): Problems {
  const workload = graph.workloadOf(manifest);
  for (const { container, path } of workload ? containersOf(workload.template) : []) {
    const { image } = container;
    if (typeof image === 'string' && moves(image)) yield MOVING.at(`${path}.image`, `got ${show(image)}`);
  }
}

function moves(image: string): boolean {
  if (image.includes('@') || image === '') return false;
  const name = image.slice(image.lastIndexOf('/') + 1);
  const colon = name.indexOf(':');
  return colon < 0 || name.slice(colon + 1) === 'latest';
}

export const images = objectCheck([MOVING], checkImages);
