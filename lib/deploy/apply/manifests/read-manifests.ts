import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, LineCounter, parseAllDocuments, type Tags } from 'yaml';
import { DeployError } from '../../deploy-error';
import { checkManifest, duplicateProblems } from './check-manifests';
import type { KubeObject } from './kube-object';
import type { Manifest } from './manifest';

/** What has been read so far. */
interface Findings {
  readonly manifests: Manifest[];
  readonly problems: string[];
}

/**
 * The objects of files and folders (YAML of one or more documents, or JSON; folders without what is below them), lists
 * taken apart.
 *
 * @throws DeployError with everything that is wrong in any of them
 */
export function readManifests(paths: readonly string[]): Manifest[] {
  const findings: Findings = { manifests: [], problems: [] };
  for (const file of paths.flatMap(filesOf)) readFile(file, findings);
  const { manifests, problems } = findings;
  problems.push(...duplicateProblems(manifests));
  if (problems.length > 0) throw new DeployError(problems.join('\n'));
  if (manifests.length === 0) throw new DeployError(`no objects in ${paths.join(', ')}`);
  return manifests;
}

function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })) {
    throw new DeployError(`no file or folder '${path}': write the manifests first, e.g. with \`ackb synth\``, 2);
  }
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function readFile(file: string, { manifests, problems }: Findings): void {
  const lines = new LineCounter();
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const options = { lineCounter: lines, version: '1.1', customTags, prettyErrors: false } as const;
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'), options) as readonly Document[]) {
    const source = at(document.contents?.range?.[0] ?? 0);
    problems.push(...document.errors.map(({ message, pos }) => `${at(pos[0])}: ${message}`));
    for (const object of document.errors.length > 0 ? [] : flatten(parsed(document, source))) {
      const found = checkManifest(object);
      if (found.length > 0) problems.push(...found.map((problem) => `${source}: ${problem}`));
      else manifests.push({ object: object as KubeObject, source });
    }
  }
}

/** @throws DeployError where aliases make too much of it */
function parsed(document: Document, source: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new DeployError(`${source}: ${(error as Error).message}`);
  }
}

/** As the Kubernetes tools read YAML: 1.1 (`0644` is octal, `yes` is true), but times and dates stay texts. */
function customTags(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || (tag.format !== 'TIME' && tag.tag !== 'tag:yaml.org,2002:timestamp'),
  );
}

/** Nothing of an empty document, the items of a list, or the object. */
function flatten(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  const { kind, items } = value as { kind?: unknown; items?: unknown };
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items.flatMap(flatten) : [value];
}
