import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Document, isMap, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { readIfThere, writeAtomically } from '../atomic-file';
import { DeployError } from '../deploy-error';

/** Of merging. */
export interface KubeconfigMerge {
  /** What context, cluster and user are called. An entry of that name is replaced. */
  readonly name: string;
  /** What the service issued, YAML. */
  readonly config: string;
  /** @default - what kubectl reads: the first file of KUBECONFIG, or `~/.kube/config` */
  readonly file?: string;
  /**
   * Whether kubectl uses it from now on.
   *
   * @default true
   */
  readonly becomesCurrent?: boolean;
}

/** What was written. */
export interface MergedKubeconfig {
  readonly file: string;
  readonly context: string;
  /** Address of the API, such as `https://172.16.0.10:6443`. */
  readonly server: string;
  /** Whether an entry of that name was there before. */
  readonly isReplaced: boolean;
}

const SECTIONS = ['clusters', 'users', 'contexts'] as const;

/** What a section calls its content. */
const CONTENT = { clusters: 'cluster', users: 'user', contexts: 'context' } as const;

/**
 * Puts a cluster into a kubeconfig file under a name of its own; everything else in the file stays as it is, comments
 * included. The file can be read by its owner only, and is written as a whole or not at all.
 *
 * @throws DeployError when the file, or what was issued, is no kubeconfig; nothing is written then
 */
export function mergeKubeconfig({
  name,
  config,
  file = defaultFile(),
  becomesCurrent = true,
}: KubeconfigMerge): MergedKubeconfig {
  const issued = issuedParts(config);
  const document = parseFile(file);
  const isReplaced = SECTIONS.map((section) =>
    put(document, section, name, contentFor(section, name, issued)),
  ).includes(true);
  if (becomesCurrent || !document.has('current-context')) document.set('current-context', name);
  writeAtomically(file, document.toString({ lineWidth: 0 }), { mode: 0o600 });
  return { file, context: name, server: String(issued.cluster.server ?? ''), isReplaced };
}

/** What kubectl reads, and of several files writes first. */
export function defaultFile(): string {
  const listed = (process.env.KUBECONFIG ?? '').split(delimiter).find((path) => path !== '');
  return listed ?? join(homedir(), '.kube', 'config');
}

interface Issued {
  readonly cluster: Readonly<Record<string, unknown>>;
  readonly user: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

/** The entries that the current context of an issued kubeconfig names. */
function issuedParts(config: string): Issued {
  const document = parseDocument(config);
  const issued = document.errors.length === 0 ? document.toJS() : undefined;
  const context = entryOf(issued, 'contexts', issued?.['current-context']);
  const cluster = entryOf(issued, 'clusters', context?.cluster);
  const user = entryOf(issued, 'users', context?.user);
  if (context !== undefined && cluster?.server !== undefined && user !== undefined) return { context, cluster, user };
  throw new DeployError('Container Service issued no usable kubeconfig: try again, or get it from the console');
}

type Kubeconfig = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | undefined>> | undefined;

function entryOf(config: Kubeconfig, section: keyof typeof CONTENT, name: unknown) {
  const entries = config?.[section];
  const entry = Array.isArray(entries) ? entries.find((candidate) => candidate?.name === name) : undefined;
  return entry?.[CONTENT[section]] as Readonly<Record<string, unknown>> | undefined;
}

function contentFor(section: keyof typeof CONTENT, name: string, { cluster, user, context }: Issued): object {
  if (section === 'clusters') return cluster;
  return section === 'users' ? user : { ...context, cluster: name, user: name };
}

function parseFile(file: string): Document {
  const text = readIfThere(file) ?? '';
  const document = parseDocument(text.trim() === '' ? 'apiVersion: v1\nkind: Config\n' : text);
  const isKubeconfig =
    document.errors.length === 0 &&
    isMap(document.contents) &&
    SECTIONS.every((section) => isList(document.get(section)));
  if (isKubeconfig) return document;
  // the parser's message would show what stands there
  throw new DeployError(`${file} is no kubeconfig and would be lost: repair it, or choose another file`, 2);
}

/** Empty where kubectl wrote none, or `null`. */
function isList(value: unknown): boolean {
  return value === undefined || value === null || isSeq(value) || (isScalar(value) && value.value === null);
}

/** @returns whether an entry of that name was there */
function put(document: Document, section: keyof typeof CONTENT, name: string, content: object): boolean {
  const entry = document.createNode({ name, [CONTENT[section]]: content });
  const list = document.get(section);
  if (!isSeq(list)) {
    const fresh = new YAMLSeq();
    fresh.add(entry);
    document.set(section, fresh);
    return false;
  }
  const at = list.items.findIndex((item) => item instanceof YAMLMap && item.get('name') === name);
  if (at < 0) list.add(entry);
  else list.set(at, entry);
  return at >= 0;
}
