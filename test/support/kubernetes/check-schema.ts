import type { ErrorObject } from 'ajv';
import { below, isObject, type Problems, show } from '../plain-json';
import type { Manifest } from './manifest';
import { schemaLibrary } from './schema-library';

/** What the schema of its kind says about an object; unknown kinds and unknown fields are problems. */
export function* checkSchema(object: unknown): Problems {
  if (!isObject(object)) return yield 'must be an object';
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || apiVersion === '') return yield `apiVersion: missing, got ${show(apiVersion)}`;
  if (typeof kind !== 'string' || kind === '') return yield `kind: missing, got ${show(kind)}`;
  if (schemaLibrary().scopeOf(apiVersion, kind) === undefined) {
    return yield `kind: unknown kind ${kind} in ${apiVersion}`;
  }
  const problems = schemaLibrary()
    .errorsOf(apiVersion, kind, object)
    .map((error) => describe(error, object));
  yield* new Set(problems);
  if (problems.length === 0 && !isObject(object.metadata)) yield 'metadata: missing';
}

/** Whether an object meets the schema of its kind, so that its fields are what they should be. */
export function meetsSchema(object: unknown): object is Manifest {
  for (const _problem of checkSchema(object)) return false;
  return true;
}

/** A validation error of ajv as a line. */
function describe(error: ErrorObject, object: unknown): string {
  const keys = error.instancePath.split('/').slice(1).map(unescapePointer);
  const { path, value } = follow(object, keys);
  const place = path === '' ? '' : `${path}: `;
  switch (error.keyword) {
    case 'additionalProperties':
      return `${place}unknown field '${error.params.additionalProperty}'`;
    case 'required':
      return `${place}missing field '${error.params.missingProperty}'`;
    case 'type':
      return `${place}must be ${[error.params.type].flat().join(' or ')}, got ${show(value)}`;
    case 'enum':
      return `${place}must be one of ${error.params.allowedValues.join(', ')}, got ${show(value)}`;
    case 'uniqueKeys':
      return `${place}duplicate ${error.params.keys.join('/')} ${show(error.params.values.join('/'))}`;
    case 'format':
      return `${place}must be ${FORMATS[error.params.format] ?? error.params.format}, got ${show(value)}`;
    default:
      return `${place}${error.message}, got ${show(value)}`;
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  byte: 'base64',
  'date-time': 'a time such as 2026-01-31T00:00:00Z',
  int32: 'a 32-bit integer',
  int64: 'a 64-bit integer',
  quantity: 'a quantity such as 100m or 1.5Gi',
};

/** The value at a JSON pointer, and the pointer as a readable path. */
function follow(object: any, keys: readonly string[]): { path: string; value: unknown } {
  let value = object;
  let path = '';
  for (const key of keys) {
    path = below(path, Array.isArray(value) ? Number(key) : key);
    value = value?.[key];
  }
  return { path, value };
}

function unescapePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
