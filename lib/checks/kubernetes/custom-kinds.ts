import type { ErrorObject, ValidateFunction } from 'ajv';
import { type Fields, isObject, type Json } from '../plain-json';
import { convertSchema } from './convert-schema';
import { createAjv, type Scope } from './schema-library';

/** A kind that a CustomResourceDefinition beside the objects defines. */
interface CustomKind {
  readonly scope: Scope;
  readonly schema: unknown;
  validate?: ValidateFunction | null;
}

/** The kinds that CustomResourceDefinitions among the given objects define; those may be of any shape. */
export class CustomKinds {
  private readonly kinds = new Map<string, CustomKind>();

  constructor(objects: Iterable<unknown> = []) {
    for (const object of objects) {
      if (isObject(object) && object.kind === 'CustomResourceDefinition') this.add(object.spec);
    }
  }

  /** The scope of a kind, or undefined if none of the definitions has it. */
  public scopeOf(apiVersion: string, kind: string): Scope | undefined {
    return this.kinds.get(`${apiVersion}/${kind}`)?.scope;
  }

  /** What its definition says against an object; nothing where the definition itself makes no sense. */
  public errorsOf(apiVersion: string, kind: string, object: unknown): readonly ErrorObject[] {
    const known = this.kinds.get(`${apiVersion}/${kind}`);
    if (!known) return [];
    if (known.validate === undefined) known.validate = compile(known.schema);
    return !known.validate || known.validate(object) ? [] : (known.validate.errors ?? []);
  }

  private add(spec: Json): void {
    const kind = spec?.names?.kind;
    if (!Array.isArray(spec?.versions)) return;
    for (const version of spec.versions) {
      this.kinds.set(`${spec.group}/${version?.name}/${kind}`, {
        scope: spec.scope === 'Cluster' ? 'Cluster' : 'Namespaced',
        schema: version?.schema?.openAPIV3Schema,
      });
    }
  }
}

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const METADATA = {
  type: 'object',
  properties: { name: { type: 'string' }, namespace: { type: 'string' }, labels: TEXTS, annotations: TEXTS },
};

/** The schema of a definition, as strict as for built-in kinds; none if it cannot be read. */
function compile(schema: unknown): ValidateFunction | null {
  if (!isObject(schema)) return null;
  try {
    const converted: Fields = convertSchema(schema);
    const fields = isObject(converted.properties) ? converted.properties : {};
    return createAjv().compile({ ...converted, properties: { ...fields, ...OBJECT_FIELDS } });
  } catch {
    return null;
  }
}

const OBJECT_FIELDS = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: METADATA };
