import { isObject, type Json } from '../plain-json';

type Schema = Record<string, Json>;

/** Definitions whose published form is narrower than what the server takes. */
const WIDER: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['number', 'string'], format: 'quantity' },
};

/**
 * The definitions of the Kubernetes API (OpenAPI v2) as JSON schema that refuses unknown fields.
 *
 * `$ref`s keep pointing to `#/definitions/…`.
 */
export function convertDefinitions(definitions: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const converted = Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, WIDER[name] ?? convertSchema(schema)]),
  );
  for (const schema of Object.values(converted)) requireSpec(schema, converted);
  return converted;
}

/** The published schema lets a whole `spec` be left out even where it has required fields; the server does not. */
function requireSpec(schema: Schema, definitions: Readonly<Record<string, Schema>>): void {
  const spec = definitions[schema.properties?.spec?.$ref?.replace('#/definitions/', '')];
  if (spec?.required?.length) schema.required = [...new Set([...(schema.required ?? []), 'spec'])];
}

/** One schema of the API or of a custom resource as JSON schema that refuses unknown fields. */
export function convertSchema(schema: Schema): Schema {
  const converted: Schema = {
    ...convertConstraints(schema),
    ...convertRequired(schema),
    ...convertChildren(schema),
    ...convertListKeys(schema),
  };
  if (isClosed(schema)) converted.additionalProperties = false;
  return schema.nullable ? { anyOf: [converted, { type: 'null' }] } : converted;
}

/** A schema without vendor extensions, which JSON schema does not know. */
function convertConstraints(schema: Schema): Schema {
  const { default: _default, nullable: _nullable, ...rest } = schema;
  const constraints = Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => !key.startsWith('x-kubernetes-') && !isForeignPattern(key, value)),
  );
  if (!schema['x-kubernetes-int-or-string']) return constraints;
  const { anyOf: _integerOrString, ...other } = constraints;
  return { ...other, type: ['integer', 'string'] };
}

/** The server reads patterns as Go does, which knows flags such as `(?i)`. */
function isForeignPattern(key: string, value: unknown): boolean {
  return key === 'pattern' && String(value).includes('(?i)');
}

/** The server fills in defaults before it looks for required fields. */
function convertRequired({ properties, required }: Schema): Schema {
  return required ? { required: required.filter((key: string) => properties?.[key]?.default === undefined) } : {};
}

/** Children of `anyOf`, `oneOf`, `allOf` and `not` only constrain values: they name no new fields and stay open. */
function convertChildren(schema: Schema): Schema {
  const children: Schema = {};
  if (isObject(schema.properties)) {
    children.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, child]) => [key, convertSchema(child)]),
    );
  }
  if (isObject(schema.items)) children.items = convertSchema(schema.items);
  if (isObject(schema.additionalProperties)) children.additionalProperties = convertSchema(schema.additionalProperties);
  return children;
}

/** Lists that are merged by key may hold each key once, or server-side apply refuses them. */
function convertListKeys(schema: Schema): Schema {
  if (schema.type !== 'array') return {};
  const keys = schema['x-kubernetes-list-map-keys'] ?? mergeKeyOf(schema);
  if (keys) return { uniqueKeys: keys };
  return schema['x-kubernetes-list-type'] === 'set' ? { uniqueItems: true } : {};
}

function mergeKeyOf(schema: Schema): string[] | undefined {
  const key = schema['x-kubernetes-patch-merge-key'];
  return key && schema['x-kubernetes-list-type'] !== 'atomic' ? [key] : undefined;
}

function isClosed(schema: Schema): boolean {
  return (
    isObject(schema.properties) &&
    !schema['x-kubernetes-preserve-unknown-fields'] &&
    schema.additionalProperties === undefined
  );
}
