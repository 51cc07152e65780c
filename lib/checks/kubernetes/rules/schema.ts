import type { ErrorObject } from 'ajv';
import { nearestName } from '../../nearest-name';
import { below, type Fields, isObject, show } from '../../plain-json';
import { type Gate, type GateContext, gate, type Problem, type Problems, Rule } from '../../rule';
import { pastVersionOf, sinceOf } from '../api-versions';
import type { CustomKinds } from '../custom-kinds';
import { sinceOfField } from '../newer-fields';
import { type SchemaLibrary, schemaLibrary } from '../schema-library';

const NO_OBJECT = new Rule({
  id: 'K8S001',
  severity: 'error',
  title: 'No Kubernetes object',
  why: 'The server refuses what has no apiVersion, kind and metadata.',
  fix: 'Begin each document with apiVersion, kind and metadata.',
  source: 'Kubernetes: Objects',
});

const UNKNOWN_KIND = new Rule({
  id: 'K8S002',
  severity: 'warning',
  title: 'Unknown kind',
  why: 'Nothing in the object was checked. A server without such a kind refuses it.',
  fix: 'Correct apiVersion and kind, or check the file with the CustomResourceDefinition beside it.',
  source: 'Kubernetes: Custom Resources',
});

const NEWER_KIND = new Rule({
  id: 'K8S006',
  severity: 'info',
  title: 'Kind of a newer version',
  why: 'Nothing in the object was checked; an older server refuses it.',
  fix: 'Leave the object out where the server is older.',
  source: 'Kubernetes API reference',
});

const UNKNOWN_FIELD = new Rule({
  id: 'K8S003',
  severity: 'error',
  title: 'Unknown field',
  why: 'kubectl refuses it; a server that is asked otherwise drops it, and what was meant does not happen.',
  fix: 'Correct the name or the place of the field, or leave it out.',
  source: 'Kubernetes: Field validation',
});

const MISSING_FIELD = new Rule({
  id: 'K8S004',
  severity: 'error',
  title: 'Missing field',
  why: 'The server refuses the object.',
  fix: 'Add the field.',
  source: 'Kubernetes API reference',
});

const WRONG_VALUE = new Rule({
  id: 'K8S005',
  severity: 'error',
  title: 'Wrong type or value',
  why: 'The server refuses the object.',
  fix: 'Write a value of the type, form and range that the field takes.',
  source: 'Kubernetes API reference',
});

const REMOVED_VERSION = new Rule({
  id: 'K8S061',
  severity: 'error',
  title: 'Removed API version',
  why: 'Servers of today do not know it: nothing of the object is applied.',
  fix: 'Write the API version that took its place, and the fields that it has.',
  source: 'Kubernetes: Deprecated API Migration Guide',
});

const NEWER_FIELD = new Rule({
  id: 'K8S062',
  severity: 'error',
  title: 'Field of a newer version',
  why: 'An older server does not know the field: kubectl refuses it, or what was meant does not happen.',
  fix: 'Leave the field out, or say that the objects are for a newer version of Kubernetes.',
  source: 'Kubernetes: Feature Gates; API reference',
});

/** The oldest version that we know, and know in full. */
const OLDEST = 26;

/** What the schema of its kind says about an object. */
function* checkSchema(object: unknown, context: GateContext): Problems {
  if (!isObject(object)) return yield NO_OBJECT.at('', `must be an object, got ${show(object)}`);
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || apiVersion === '') {
    return yield NO_OBJECT.at('apiVersion', `missing, got ${show(apiVersion)}`);
  }
  if (typeof kind !== 'string' || kind === '') return yield NO_OBJECT.at('kind', `missing, got ${show(kind)}`);
  const kinds = kindsWith(apiVersion, kind, context);
  const errors = kinds?.errorsOf(apiVersion, kind, object) ?? [];
  for (const error of errors) yield* problemsOf(error, object, context);
  if (!kinds) yield* checkUnknownKind(apiVersion, kind, context);
  if (!isObject(object.metadata)) yield NO_OBJECT.at('metadata', 'missing');
}

/** Who knows a kind: a definition beside the object better than we do. */
function kindsWith(
  apiVersion: string,
  kind: string,
  { customKinds }: GateContext,
): CustomKinds | SchemaLibrary | undefined {
  return [customKinds, schemaLibrary()].find((kinds) => kinds.scopeOf(apiVersion, kind) !== undefined);
}

function* checkUnknownKind(apiVersion: string, kind: string, { kubernetesMinor }: GateContext): Problems {
  const past = pastVersionOf({ apiVersion, kind });
  const since = sinceOf(apiVersion, kind);
  if (past) {
    const message = `${kind} in ${apiVersion} is gone since Kubernetes 1.${past.removedIn}, write ${past.instead}`;
    yield REMOVED_VERSION.at('apiVersion', message);
  } else if (since === undefined) {
    yield UNKNOWN_KIND.at('kind', `unknown kind ${kind} in ${apiVersion}`);
  } else {
    const severity = since > (kubernetesMinor ?? Infinity) ? 'error' : 'info';
    yield NEWER_KIND.at('kind', `${kind} in ${apiVersion} is there since Kubernetes 1.${since}`, { severity });
  }
}

/** An unknown field, which a newer server may know; any other validation error in one way only. */
function* problemsOf(error: ErrorObject, object: Fields, context: GateContext): Problems {
  if (error.keyword !== 'additionalProperties') return yield problemOf(error, object);
  const { path } = follow(object, error.instancePath.split('/').slice(1).map(unescapePointer));
  const name = String(error.params.additionalProperty);
  const where = below(path, name);
  const isBuiltIn = schemaLibrary().isBuiltIn(object.apiVersion, object.kind);
  const since = isBuiltIn ? sinceOfField(path, name) : undefined;
  if (since === undefined) {
    const nearest = nearestName(name, Object.keys(error.parentSchema?.properties ?? {}));
    const hint = nearest === undefined ? '' : `, nearest is '${nearest}'`;
    // what others define has newer versions, of which we may not know
    const isSure = isBuiltIn || context.customKinds.scopeOf(object.apiVersion, object.kind) !== undefined;
    yield UNKNOWN_FIELD.at(path, `unknown field '${name}'${hint}`, { where, severity: isSure ? 'error' : 'warning' });
  } else if (since > (context.kubernetesMinor ?? OLDEST)) {
    const severity = context.kubernetesMinor === undefined ? 'warning' : 'error';
    yield NEWER_FIELD.at(path, `unknown field '${name}', there since Kubernetes 1.${since}`, { where, severity });
  }
}

/** A validation error of ajv as a problem. */
function problemOf({ instancePath, keyword, message, params }: ErrorObject, object: Fields): Problem {
  const { path, value } = follow(object, instancePath.split('/').slice(1).map(unescapePointer));
  switch (keyword) {
    case 'required':
      return MISSING_FIELD.at(path, `missing field '${params.missingProperty}'`);
    case 'type':
      return WRONG_VALUE.at(path, `must be ${[params.type].flat().join(' or ')}, got ${show(value)}`);
    case 'enum':
      return WRONG_VALUE.at(path, `must be one of ${params.allowedValues.join(', ')}, got ${show(value)}`);
    case 'uniqueKeys':
      return WRONG_VALUE.at(path, `duplicate ${params.keys.join('/')} ${show(params.values.join('/'))}`);
    case 'format':
      return WRONG_VALUE.at(path, `must be ${FORMATS[params.format] ?? params.format}, got ${show(value)}`);
    default:
      return WRONG_VALUE.at(path, `${message}, got ${show(value)}`);
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
function follow(object: Fields, keys: readonly string[]): { path: string; value: unknown } {
  let value: unknown = object;
  let path = '';
  for (const key of keys) {
    path = below(path, Array.isArray(value) ? Number(key) : key);
    value = (value as Fields | undefined)?.[key];
  }
  return { path, value };
}

function unescapePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What stands before all other checks of an object; an unknown field leaves the others readable. */
export const SCHEMA: Gate = gate(
  [NO_OBJECT, UNKNOWN_KIND, UNKNOWN_FIELD, MISSING_FIELD, WRONG_VALUE, NEWER_KIND, REMOVED_VERSION, NEWER_FIELD],
  checkSchema,
  [UNKNOWN_FIELD, NEWER_FIELD],
);
