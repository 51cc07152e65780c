import { type Fields, isObject, type Json } from '../plain-json';
import { groupOf, type Manifest, type Metadata } from './manifest';

/** What describes pods: the template of a workload, or a pod itself. */
export interface PodTemplate {
  /** Where it stands, such as `spec.template`; empty for a pod. */
  readonly path: string;
  readonly metadata: Metadata;
  readonly spec: Fields;
}

/** Kinds that make pods, with the way to their template. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  '/Pod': [],
  '/PodTemplate': ['template'],
  '/ReplicationController': ['spec', 'template'],
  'apps.kruise.io/UnitedDeployment': ['spec', 'template', 'deploymentTemplate', 'spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'serving.knative.dev/Service': ['spec', 'template'],
};

/** The pod template of an object, if it makes pods. */
export function podTemplateOf(manifest: Manifest): PodTemplate | undefined {
  const way = TEMPLATES[`${groupOf(manifest)}/${manifest.kind}`];
  const template: Json = way?.reduce<Json>((value, key) => value?.[key], manifest);
  if (!isObject(template)) return undefined;
  const metadata = isObject(template.metadata) ? template.metadata : {};
  return { path: way?.join('.') ?? '', metadata, spec: isObject(template.spec) ? template.spec : {} };
}

/** A container with the list it stands in. */
export interface PodContainer {
  readonly path: string;
  readonly list: 'containers' | 'initContainers' | 'ephemeralContainers';
  readonly container: Fields;
}

/** All containers of a pod, in the order the lists are read. */
export function containersOf({ path, spec }: PodTemplate): PodContainer[] {
  const at = path === '' ? 'spec' : `${path}.spec`;
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    (Array.isArray(spec[list]) ? spec[list] : []).map((container: Json, index: number) => ({
      path: `${at}.${list}[${index}]`,
      list,
      container: isObject(container) ? container : {},
    })),
  );
}

/** The ports that containers of a pod name. */
export function portNamesOf(template: PodTemplate): Set<string> {
  const ports = containersOf(template).flatMap(({ container }) => container.ports ?? []);
  return new Set(ports.map((port: Json) => port.name).filter(Boolean));
}
