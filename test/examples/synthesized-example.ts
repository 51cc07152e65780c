import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { checkKnownAnnotations } from '../support/kubernetes/check-known-annotations';
import { checkManifestGraph } from '../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../support/kubernetes/check-manifests';
import { checkRestricted } from '../support/kubernetes/check-restricted';
import { in126 } from '../support/kubernetes/in-1-26';
import type { KubernetesObject } from '../support/synthesized';

const examples = join(__dirname, '../../examples');

/** What the program of an example writes, by its folder: '' for that of the program itself. */
export function synthesizeExample(name: string): Readonly<Record<string, readonly KubernetesObject[]>> {
  const root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  process.env.CDK8S_OUTDIR = root;
  try {
    jest.isolateModules(() => require(join(examples, name, 'main.ts')));
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const folders = [...new Set(files.map(({ parentPath }) => parentPath))].sort();
    return Object.fromEntries(folders.map((folder) => [folder.slice(root.length + 1), readFolder(folder)]));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(root, { recursive: true });
  }
}

/** What a check of an example takes for given. */
interface ExampleOptions {
  /** @default - all that is named is among the objects */
  readonly external?: readonly string[];
  /** @default 26 */
  readonly kubernetesMinor?: number;
}

/** Everything that the checks find wrong with the objects of an example. */
export function checkExample(
  given: readonly KubernetesObject[],
  { external = [], kubernetesMinor = 26 }: ExampleOptions = {},
): string[] {
  const objects: readonly KubernetesObject[] = in126(given, kubernetesMinor);
  return [
    ...checkManifests(objects),
    ...checkManifestGraph(objects, { external }),
    ...restrictedNamespacesOf(objects).flatMap((namespace) =>
      checkRestricted(objects.filter(({ metadata }) => metadata.namespace === namespace)),
    ),
    ...checkKnownAnnotations(objects),
  ];
}

/** Namespaces that enforce the restricted profile. */
export function restrictedNamespacesOf(objects: readonly KubernetesObject[]): string[] {
  return objects
    .filter(({ kind }) => kind === 'Namespace')
    .filter(({ metadata }) => metadata.labels?.['pod-security.kubernetes.io/enforce'] === 'restricted')
    .map(({ metadata }) => metadata.name);
}

/** The objects by kind, namespace and name. */
export function listOf(objects: readonly KubernetesObject[]): string[] {
  return objects.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
}

/** Classes and enums that the public interface takes from a folder of charts. */
export function publicNamesOf(folder: string): string[] {
  const index = readFileSync(join(__dirname, '../../charts/index.ts'), 'utf8');
  const exports = [...index.matchAll(/export \{([^}]*)\} from '([^']*)'/g)];
  return exports
    .filter(([, , path]) => path?.startsWith(`./${folder}/`))
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** The public static factories of a class as they are called, such as `Scaling.fixed(`, by the file it stands in. */
export function factoriesOf(file: string): string[] {
  const text = readFileSync(join(__dirname, '../../charts', `${file}.ts`), 'utf8');
  const [, type] = /^export class (\w+)/m.exec(text) ?? [];
  return [...text.matchAll(/^ {2}public static ([a-z]\w*)\(/gm)].map(([, name]) => `${type}.${name}(`);
}

/** All texts of an example. */
export function sourceOf(name: string): string {
  const folder = join(examples, name);
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

function readFolder(folder: string): KubernetesObject[] {
  return readdirSync(folder)
    .sort()
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS()));
}
