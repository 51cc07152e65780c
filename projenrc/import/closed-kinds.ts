import { parseAllDocuments } from 'yaml';
import type { Files } from './generate';

/** Kinds of which a server keeps no schema: it takes any field and ignores what it does not know. */
export const CLOSED_KINDS: readonly string[] = [
  'AckAlertRule',
  'AlbConfig',
  'AliyunLogConfig',
  'ClusterAliyunPipelineConfig',
  'ContainerNetworkFileSystem',
  'ElasticWorkload',
  'ImageCache',
  'MseIngressConfig',
  'ResourcePolicy',
];

/** The fields of an object by name, and theirs; `true` for what may be anything. Lists are as their elements. */
type Fields = true | { readonly [field: string]: Fields };

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

const HEADER = `// generated from imports/crd by \`npx projen import\`

/** The fields of an object by name, and theirs; \`true\` for what may be anything. Lists are as their elements. */
export type Fields = true | { readonly [field: string]: Fields };

/** The fields of each kind, as \`group/Kind\`, of which a server keeps no schema. */
export const CLOSED_KINDS: Readonly<Record<string, Fields>> = `;

/** The module that says which fields the closed kinds have. */
export function renderClosedKinds(facts: Files): Files {
  const kinds = [...facts.values()]
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS()))
    .filter((definition) => CLOSED_KINDS.includes(definition?.spec?.names.kind))
    .map(({ spec }) => [`${spec.group}/${spec.names.kind}`, objectFields(spec.versions[0].schema.openAPIV3Schema)])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return new Map([['closed-kinds.ts', `${HEADER}${JSON.stringify(Object.fromEntries(kinds), null, 1)};\n`]]);
}

function objectFields({ properties = {} }: Schema): Fields {
  return { apiVersion: true, kind: true, metadata: true, spec: fieldsOf(properties.spec ?? {}), status: true };
}

function fieldsOf(schema: Schema): Fields {
  if (schema.items) return fieldsOf(schema.items);
  if (!schema.properties || schema['x-kubernetes-preserve-unknown-fields']) return true;
  return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, fieldsOf(field)]));
}
