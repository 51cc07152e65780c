import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  type KeptResource,
  type ProtectedResource,
  protectedResources,
  type RetentionTemplate,
  retainedResources,
} from '../retention';

/** A file that a synth wrote, in a line. */
export interface FileSummary {
  /** Relative to the working directory. */
  readonly path: string;
  /** Such as `9 objects`. */
  readonly content: string;
  readonly bytes: number;
}

/** A ROS template, as far as a summary looks into it. */
export interface TemplateSections {
  readonly Resources?: Readonly<Record<string, object>>;
  readonly Outputs?: Readonly<Record<string, object>>;
}

/** The templates in a folder: how many resources and outputs each has. */
export function summarizeTemplates(folder: string): FileSummary[] {
  return summarize(folder, '.template.json', (text) => {
    const { Resources = {}, Outputs = {} } = JSON.parse(text) as TemplateSections;
    return `${count(Object.keys(Resources), 'resource')}, ${count(Object.keys(Outputs), 'output')}`;
  });
}

/** The manifests in a folder: how many objects each has. */
export function summarizeManifests(folder: string): FileSummary[] {
  return summarize(folder, '.k8s.yaml', (text) => count(text.split(/^---$/m), 'object'));
}

/** What makes the machines of a local cluster: how many there are. */
export function summarizeMachines(folder: string): FileSummary[] {
  return summarize(folder, 'Vagrantfile', () => count(readdirSync(join(folder, 'cloud-init')), 'machine'));
}

/** Aligned lines for people. */
export function formatFiles(files: readonly FileSummary[]): string[] {
  const width = Math.max(...files.map((file) => file.path.length));
  return files.map((file) => `${file.path.padEnd(width)}  ${file.content}, ${(file.bytes / 1024).toFixed(1)} KiB`);
}

/** What the deletion of the stack leaves, and what stops it; no lines where there is neither. */
export function formatRetention(template: RetentionTemplate): string[] {
  return [...formatKept(retainedResources(template)), ...formatProtected(protectedResources(template))];
}

function formatKept(kept: readonly KeptResource[]): string[] {
  if (kept.length === 0) return [];
  const width = Math.max(...kept.map(({ logicalId }) => logicalId.length));
  const held = [...new Set(kept.flatMap(({ holdsBack }) => holdsBack))];
  return [
    '',
    'Kept when the stack is deleted:',
    ...kept.map(({ logicalId, type, besides }) => {
      return `  ${logicalId.padEnd(width)}  ${type}${besides ? `: its ${besides.join(', ')}` : ''}`;
    }),
    ...(held.length > 0 ? [`  and with them, until they are deleted by hand: ${held.join(', ')}`] : []),
  ];
}

function formatProtected(resources: readonly ProtectedResource[]): string[] {
  if (resources.length === 0) return [];
  const ids = resources.map(({ logicalId }) => logicalId);
  return ['', `Deleting the stack stops at what has deletion protection: ${ids.join(', ')}`];
}

function summarize(folder: string, ending: string, describe: (text: string) => string): FileSummary[] {
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => {
    const file = join(folder, name);
    return {
      path: relative(process.cwd(), file),
      content: describe(readFileSync(file, 'utf8')),
      bytes: statSync(file).size,
    };
  });
}

function count(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}
