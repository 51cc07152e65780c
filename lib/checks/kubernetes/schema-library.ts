import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { type Fields, isObject } from '../plain-json';
import { convertDefinitions, convertSchema } from './convert-schema';

const IMPORTS = join(__dirname, '../../../imports');

/** Whether objects of a kind live in a namespace. */
export type Scope = 'Namespaced' | 'Cluster';

/** A kind that is known, with its scope and the place of its schema. */
interface KnownKind {
  readonly scope: Scope;
  readonly schema: string;
}

/** Built-in kinds that live outside of namespaces (Kubernetes 1.26). Not part of the published schema. */
const CLUSTER_SCOPED = new Set([
  ...['APIService', 'CSIDriver', 'CSINode', 'CertificateSigningRequest', 'ClusterRole', 'ClusterRoleBinding'],
  ...['ComponentStatus', 'CustomResourceDefinition', 'FlowSchema', 'IngressClass', 'MutatingWebhookConfiguration'],
  ...['Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'PriorityLevelConfiguration', 'RuntimeClass'],
  ...['SelfSubjectAccessReview', 'SelfSubjectReview', 'SelfSubjectRulesReview', 'StorageClass', 'StorageVersion'],
  ...['SubjectAccessReview', 'TokenReview', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ...['ValidatingWebhookConfiguration', 'VolumeAttachment'],
]);

/** Schemas of the built-in kinds and of the custom resources in `imports/`; read and compiled at first use. */
export class SchemaLibrary {
  private readonly ajv = createAjv();
  private readonly kinds = new Map<string, KnownKind>();

  constructor() {
    this.addKubernetes(join(IMPORTS, 'k8s/v1.26.json'));
    for (const file of readdirSync(join(IMPORTS, 'crd')).sort()) {
      if (file.endsWith('.yaml')) this.addCustomResources(join(IMPORTS, 'crd', file));
    }
  }

  /** The scope of a kind, or undefined if there is no such kind. */
  public scopeOf(apiVersion: string, kind: string): Scope | undefined {
    return this.kinds.get(`${apiVersion}/${kind}`)?.scope;
  }

  /** Whether a kind is part of every server. */
  public isBuiltIn(apiVersion: string, kind: string): boolean {
    return this.kinds.get(`${apiVersion}/${kind}`)?.schema.startsWith('/kubernetes#') ?? false;
  }

  /** What is wrong with an object of a known kind. */
  public errorsOf(apiVersion: string, kind: string, object: unknown): readonly ErrorObject[] {
    const known = this.kinds.get(`${apiVersion}/${kind}`);
    if (!known) throw new Error(`unknown kind ${apiVersion} ${kind}`);
    const validate = this.ajv.getSchema(known.schema) as ValidateFunction;
    return validate(object) ? [] : (validate.errors ?? []);
  }

  private addKubernetes(file: string): void {
    const definitions = JSON.parse(readFileSync(file, 'utf8')).definitions as Record<string, Fields>;
    this.ajv.addSchema({ $id: '/kubernetes', definitions: convertDefinitions(definitions) });
    for (const [name, schema] of Object.entries(definitions)) {
      // Definitions of several kinds, such as DeleteOptions, are requests, not objects.
      const [kind, ...others] = schema['x-kubernetes-group-version-kind'] ?? [];
      if (!kind || others.length > 0 || !schema.properties?.metadata) continue;
      const apiVersion = kind.group ? `${kind.group}/${kind.version}` : kind.version;
      this.kinds.set(`${apiVersion}/${kind.kind}`, {
        scope: CLUSTER_SCOPED.has(kind.kind) ? 'Cluster' : 'Namespaced',
        schema: `/kubernetes#/definitions/${name}`,
      });
    }
  }

  private addCustomResources(file: string): void {
    for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
      const definition = document.toJS();
      if (definition?.kind === 'CustomResourceDefinition') this.addCustomResource(definition.spec);
    }
  }

  private addCustomResource(spec: Fields): void {
    for (const version of spec.versions) {
      const id = `${spec.group}/${version.name}/${spec.names.kind}`;
      const schema = convertSchema(version.schema?.openAPIV3Schema ?? {});
      const fields = isObject(schema.properties) ? schema.properties : {};
      this.ajv.addSchema({ ...schema, $id: `/${id}`, properties: { ...fields, ...OBJECT_FIELDS } });
      this.kinds.set(id, { scope: spec.scope, schema: `/${id}` });
    }
  }
}

/** What every object has, whatever its definition says. */
const OBJECT_FIELDS = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { $ref: '/kubernetes#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
};

let library: SchemaLibrary | undefined;

/** The one library of this process. */
export function schemaLibrary(): SchemaLibrary {
  library ??= new SchemaLibrary();
  return library;
}

/** Decimal or binary quantities as the server parses them: `100m`, `1.5Gi`, `2e3`. */
const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A validator with the formats of Kubernetes; errors carry the schema that they break. */
export function createAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, verbose: true, logger: false });
  ajv.addFormat('int32', { type: 'number', validate: (value) => Math.abs(value) <= 2 ** 31 });
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
  ajv.addFormat('date-time', DATE_TIME);
  ajv.addFormat('quantity', QUANTITY);
  ajv.addFormat('byte', (value) => BASE64.test(value.replace(/[\r\n]/g, '')));
  ajv.addKeyword({ keyword: 'uniqueKeys', type: 'array', errors: true, validate: validateUniqueKeys });
  return ajv;
}

/** A validation function of ajv: it leaves its errors on itself. */
const validateUniqueKeys: { (keys: string[], list: unknown[]): boolean; errors?: Partial<ErrorObject>[] } = (
  keys,
  list,
) => {
  const seen = new Set<string>();
  validateUniqueKeys.errors = [];
  for (const item of list) {
    if (!isObject(item)) continue;
    const values = keys.map((key) => item[key] ?? (key === 'protocol' ? 'TCP' : ''));
    const text = JSON.stringify(values);
    if (seen.has(text)) validateUniqueKeys.errors.push({ keyword: 'uniqueKeys', params: { keys, values } });
    seen.add(text);
  }
  return validateUniqueKeys.errors.length === 0;
};
