import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { infrastructure } from '../../examples/web-platform/infrastructure';
import type { Settings } from '../../examples/web-platform/settings';
import { workloads } from '../../examples/web-platform/workloads';
import type { Template } from './template';

/** A Kubernetes object as `kubectl` reads it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  readonly [field: string]: any;
}

/** What a synth of the web platform leaves on disk. */
export interface SynthesizedPlatform {
  /** Without resources where the cluster is not in the cloud. */
  readonly template: Template;
  readonly objects: readonly KubernetesObject[];
  /** Every file by its name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Synthesizes the web platform into a folder that is gone afterwards. */
export function synthesizePlatform(settings: Settings): SynthesizedPlatform {
  const root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  try {
    if (settings.clusterType !== 'local') infrastructure(join(root, 'ros'), settings).synth();
    workloads(join(root, 'k8s'), settings).synth();
    const files = { ...readFolder(join(root, 'ros')), ...readFolder(join(root, 'k8s')) };
    return {
      files,
      template: JSON.parse(files['cluster-tfg.template.json'] ?? '{ "Resources": {} }'),
      objects: Object.entries(files).flatMap(([name, text]) => (name.endsWith('.yaml') ? parse(text) : [])),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The only object of a kind. */
export function theObject(objects: readonly KubernetesObject[], kind: string): KubernetesObject {
  const [object, ...others] = objects.filter((candidate) => candidate.kind === kind);
  if (object === undefined || others.length > 0) throw new Error(`expected one ${kind}, got ${others.length + 1}`);
  return object;
}

function parse(text: string): KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS());
}

function readFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    (existsSync(folder) ? readdirSync(folder) : [])
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
