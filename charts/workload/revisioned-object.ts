import { createHash } from 'node:crypto';
import type { ApiObject } from 'cdk8s';
import type { Construct } from '../construct';
import { KubernetesObject, type KubernetesObjectProps, type Manifest } from '../object/kubernetes-object';
import type { Labels } from '../object/labels';

/** Pod label: which content of the pod template a pod was made from. */
const REVISION = 'ack-blueprints/revision';

/** Pod annotation: which content of its files a pod was made with, so that new files come with new pods. */
const FILES = 'ack-blueprints/files';

/** What makes pods that take the place of others. */
type PodMaker = 'Deployment' | 'StatefulSet' | 'UnitedDeployment';

/**
 * An object whose pods carry a hash of what they were made from.
 *
 * Spread constraints count the pods of one revision only: counted together, those of the old one, which are about to
 * go, leave the new one uneven after every other rollout (tried on a Kubernetes 1.26 scheduler). `matchLabelKeys` would
 * do the same, but 1.26 drops it silently.
 *
 * The hash is made when the manifest is written, after every patch; it is no part of the selector, which is immutable.
 * What only a deployment knows is not in it.
 */
export class RevisionedObject<K extends PodMaker = PodMaker> extends KubernetesObject<K> {
  constructor(
    scope: Construct,
    kind: K,
    props: KubernetesObjectProps<K>,
    /** What picks the pods, and nothing else. */
    private readonly identity: Labels,
    private readonly files?: ApiObject,
  ) {
    super(scope, kind, props);
  }

  public override toJson(): Manifest {
    const manifest = super.toJson();
    const template = podTemplateOf(manifest);
    if (!template) return manifest;
    template.metadata ??= {};
    if (this.files) {
      template.metadata.annotations = { [FILES]: hash(contentOf(this.files)), ...template.metadata.annotations };
    }
    const revision = hash(template);
    template.metadata.labels = { [REVISION]: revision, ...template.metadata.labels };
    for (const { labelSelector } of template.spec?.topologySpreadConstraints ?? []) {
      // a patch may have added constraints that count the pods of others, or all
      if (!labelSelector || !isPartOf(this.identity, labelSelector.matchLabels)) continue;
      labelSelector.matchLabels = { [REVISION]: revision, ...labelSelector.matchLabels };
    }
    return manifest;
  }
}

/** What is looked at of a pod template; patches may have taken away what is optional here. */
interface PodTemplate {
  metadata?: { labels?: Labels; annotations?: Labels };
  readonly spec?: {
    readonly topologySpreadConstraints?: readonly { readonly labelSelector?: { matchLabels?: Labels } }[];
  };
}

/** Where a template of pods is, or a template of something that has one. */
interface Template extends PodTemplate {
  readonly deploymentTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
}

function podTemplateOf({ spec }: Manifest): PodTemplate | undefined {
  const { template } = spec as { readonly template?: Template };
  return template?.deploymentTemplate ? template.deploymentTemplate.spec?.template : template;
}

function isPartOf(labels: Labels, others: Labels = {}): boolean {
  return Object.entries(labels).every(([key, value]) => others[key] === value);
}

function contentOf(files: ApiObject): unknown {
  const { data, binaryData } = files.toJson();
  return { data, binaryData };
}

/** The number of a token is another one in the next synthesis. */
const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

function hash(value: unknown): string {
  const text = JSON.stringify(value).replace(TOKEN, '${Token}');
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
