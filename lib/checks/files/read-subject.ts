import { readFileSync } from 'node:fs';
import type { Acknowledgement } from '../acknowledgements';
import { UNKNOWN_CONTENT, UNREADABLE_FILE } from '../engine-rules';
import type { Finding } from '../finding';
import { isObject, type Json, show } from '../plain-json';
import type { Rule } from '../rule';
import type { ManifestSource, Positions, TemplateSource } from '../subject';
import type { FoundFile } from './find-files';
import { readText } from './read-text';
import type { IgnoreComment, TextDocument, TextProblem } from './text-document';

/** What files hold, and what is wrong with them as files. */
export interface FileContents {
  readonly templates: readonly TemplateSource[];
  readonly manifests: readonly ManifestSource[];
  readonly findings: readonly Finding[];
  /** From comments in the files. */
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Reads files of any content; what cannot be read is a finding. */
export function readSubject(files: readonly FoundFile[]): FileContents {
  const contents = files.map(readOne);
  return {
    templates: contents.flatMap(({ templates }) => templates),
    manifests: contents.flatMap(({ manifests }) => manifests),
    findings: contents.flatMap(({ findings }) => findings),
    acknowledgements: contents.flatMap(({ acknowledgements }) => acknowledgements),
  };
}

function readOne({ path, isNamed }: FoundFile): FileContents {
  try {
    return contentsOf(path, readFileSync(path, 'utf8'), isNamed);
  } catch (error) {
    // a folder without permission, a socket, a file beyond what a text can hold
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ...NOTHING, findings: [findingOf(UNREADABLE_FILE, path, { message: `cannot be read: ${code}` })] };
  }
}

const NOTHING: FileContents = { templates: [], manifests: [], findings: [], acknowledgements: [] };

/**
 * What the text of a file holds.
 *
 * @param file its name, which places show and of which the ending tells JSON from YAML
 * @param isNamed whether a document that is neither template nor object is worth a word
 */
export function contentsOf(file: string, text: string, isNamed: boolean): FileContents {
  const { documents, ignores, problems } = readText(file, text);
  const templates = documents.filter(({ content }) => isTemplate(content));
  const manifests = documents.filter(({ content }) => isManifest(content));
  const others = documents.filter(({ content }) => content !== null && !isTemplate(content) && !isManifest(content));
  return {
    templates: templates.map((document) => ({ ...document, name: file, file })),
    manifests: manifests.flatMap((document) => objectsIn(document)).map((source) => ({ ...source, file })),
    findings: [
      ...unreadable(file, text, problems),
      ...(isNamed ? others.map((document) => unknown(file, document)) : []),
    ],
    acknowledgements: ignores.map((ignore) => acknowledgementOf(file, ignore)),
  };
}

/** A template says so; one that has lost its first line still has resources of Alibaba Cloud. */
function isTemplate(content: Json): boolean {
  if (!isObject(content)) return false;
  if (Object.hasOwn(content, 'ROSTemplateFormatVersion')) return true;
  const resources = isObject(content.Resources) ? Object.values(content.Resources) : [];
  return resources.some((resource) => /^(ALIYUN|DATASOURCE)::/.test(String(resource?.Type)));
}

/** Two of its three fields: files of other tools have one at most. */
function isManifest(content: Json): boolean {
  if (!isObject(content) || isTemplate(content)) return false;
  const { apiVersion, kind, metadata } = content;
  return [typeof apiVersion === 'string', typeof kind === 'string', isObject(metadata)].filter(Boolean).length > 1;
}

/** A `List` is what is in it. */
function objectsIn({ content, positions }: TextDocument): ManifestSource[] {
  const { apiVersion, items, kind } = content;
  if (apiVersion !== 'v1' || kind !== 'List' || !Array.isArray(items)) return [{ content, positions }];
  return items.map((item, index) => ({ content: item, positions: within(positions, ['items', index]) }));
}

function within(positions: Positions, keys: readonly (string | number)[]): Positions {
  return { of: (inner) => positions.of([...keys, ...inner]) };
}

/** What has gaps for Helm to fill in is no YAML yet. */
function unreadable(file: string, text: string, problems: readonly TextProblem[]): Finding[] {
  if (!text.includes('{{')) return problems.map((problem) => findingOf(UNREADABLE_FILE, file, problem));
  const message = 'is no YAML before Helm has filled it in: check what `helm template` gives';
  return problems.slice(0, 1).map(({ position }) => findingOf(UNKNOWN_CONTENT, file, { message, position }));
}

function unknown(file: string, { content, positions }: TextDocument): Finding {
  const message = `is neither a ROS template nor a Kubernetes object: ${show(content)}`;
  return findingOf(UNKNOWN_CONTENT, file, { message, position: positions.of([]) });
}

function findingOf({ id, severity, title }: Rule, file: string, { message, position }: TextProblem): Finding {
  return { id, severity, title, message, place: { title: '', path: '', file, ...position } };
}

function acknowledgementOf(
  file: string,
  { id, lines: [first, last], position, reason }: IgnoreComment,
): Acknowledgement {
  return {
    id,
    reason,
    covers: ({ file: other, line = 0 }) => other === file && first <= line && line <= last,
    place: { title: '', path: '', file, ...position },
  };
}
