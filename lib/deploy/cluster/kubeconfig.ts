import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Document, isMap, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { readIfThere, writeAtomically } from '../atomic-file';
import { DeployError } from '../deploy-error';

/** Of merging. */
export interface KubeconfigMerge {
  /** What context, cluster and user are called. An entry of that name is replaced. */
  readonly name: string;
  /**
   * Id of the cluster. The entry of the cluster ends with it, so that an apply knows where a context leads.
   *
   * @default - the entry is called like the others
   */
  readonly clusterId?: string;
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
  clusterId,
  config,
  file = defaultFile(),
  becomesCurrent = true,
}: KubeconfigMerge): MergedKubeconfig {
  const issued = issuedParts(config);
  const document = parseFile(file);
  const cluster = clusterId === undefined ? name : `${name}-${clusterId}`;
  forgetCluster(document, name, cluster);
  put(document, 'clusters', cluster, issued.cluster);
  put(document, 'users', name, issued.user);
  const isReplaced = put(document, 'contexts', name, { ...issued.context, cluster, user: name });
  if (becomesCurrent || !document.has('current-context')) document.set('current-context', name);
  writeAtomically(file, document.toString({ lineWidth: 0 }), { mode: 0o600 });
  return { file, context: name, server: String(issued.cluster.server ?? ''), isReplaced };
}

/** What kubectl reads, and of several files writes first. */
export function defaultFile(): string {
  const listed = (process.env.KUBECONFIG ?? '').split(delimiter).find((path) => path !== '');
  return listed ?? join(homedir(), '.kube', 'config');
}

/** Address of the API that an issued kubeconfig leads to; empty where it is none. */
export function serverOf(config: string): string {
  const issued = parseIssued(config);
  return String(issued?.cluster.server ?? '');
}

interface Issued {
  readonly cluster: Readonly<Record<string, unknown>>;
  readonly user: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

function issuedParts(config: string): Issued {
  const issued = parseIssued(config);
  if (issued !== undefined) return issued;
  throw new DeployError('Container Service issued no usable kubeconfig: try again, or get it from the console');
}

/** The entries that the current context of an issued kubeconfig names. */
function parseIssued(config: string): Issued | undefined {
  const document = parseDocument(config);
  const issued = document.errors.length === 0 ? document.toJS() : undefined;
  const context = entryOf(issued, 'contexts', issued?.['current-context']);
  const cluster = entryOf(issued, 'clusters', context?.cluster);
  const user = entryOf(issued, 'users', context?.user);
  const isWhole = context !== undefined && cluster?.server !== undefined && user !== undefined;
  return isWhole ? { context, cluster, user } : undefined;
}

type Kubeconfig = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | undefined>> | undefined;

function entryOf(config: Kubeconfig, section: keyof typeof CONTENT, name: unknown) {
  const entries = config?.[section];
  const entry = Array.isArray(entries) ? entries.find((candidate) => candidate?.name === name) : undefined;
  return entry?.[CONTENT[section]] as Readonly<Record<string, unknown>> | undefined;
}

/** Takes out the cluster that a context of ours had before, unless another context has it, too. */
function forgetCluster(document: Document, name: string, cluster: string): void {
  const before = entryOf(document.toJS(), 'contexts', name)?.cluster;
  const contexts = (document.toJS()?.contexts ?? []) as readonly {
    readonly context?: { readonly cluster?: unknown };
  }[];
  const isShared = contexts.filter(({ context }) => context?.cluster === before).length > 1;
  const isOurs = typeof before === 'string' && (before === name || before.startsWith(`${name}-`));
  const list = document.get('clusters');
  if (!isOurs || isShared || before === cluster || !isSeq(list)) return;
  list.items = list.items.filter((item) => !(item instanceof YAMLMap && item.get('name') === before));
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
