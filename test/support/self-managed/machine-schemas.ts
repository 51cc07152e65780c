import Ajv, { type ErrorObject } from 'ajv';
import { parseAllDocuments } from 'yaml';
import * as kubeadm from './kubeadm-schemas';

/** An object with these fields, of which some are required, and no others. */
const object = (properties: Record<string, object>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = { type: 'string', minLength: 1 };

/** The part of cloud-init's user data we use (cloud-init: modules write_files and runcmd). */
const CLOUD_CONFIG = object(
  {
    write_files: {
      type: 'array',
      items: object(
        {
          path: { type: 'string', pattern: '^/[\\w./-]+$' },
          permissions: { enum: ['0600', '0644', '0755'] },
          content: { type: 'string', pattern: '\\n$' },
        },
        ['path', 'permissions', 'content'],
      ),
    },
    runcmd: { type: 'array', minItems: 1, items: { type: 'array', items: text, minItems: 1 } },
  },
  ['write_files', 'runcmd'],
);

/** The part of Calico's operator we use (Calico: Installation API reference). */
const CALICO_INSTALLATION = object({
  registry: { type: 'string', pattern: '/$' },
  calicoNetwork: object({
    bgp: { enum: ['Enabled', 'Disabled'] },
    ipPools: {
      type: 'array',
      items: object(
        {
          name: text,
          cidr: kubeadm.CIDR,
          blockSize: { type: 'integer', minimum: 20, maximum: 32 },
          encapsulation: { enum: ['IPIP', 'IPIPCrossSubnet', 'VXLAN', 'VXLANCrossSubnet', 'None'] },
          natOutgoing: { enum: ['Enabled', 'Disabled'] },
          nodeSelector: text,
        },
        ['cidr'],
      ),
    },
    nodeAddressAutodetectionV4: object({ cidrs: { type: 'array', items: kubeadm.CIDR } }),
  }),
});

const CALICO_OBJECT = (kind: string, spec: object) =>
  object(
    {
      apiVersion: { const: 'operator.tigera.io/v1' },
      kind: { const: kind },
      metadata: object({ name: { const: 'default' } }, ['name']),
      spec,
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  );

const SCHEMAS: Readonly<Record<string, object>> = {
  ...kubeadm.SCHEMAS,
  'cloud-config': CLOUD_CONFIG,
  Installation: CALICO_OBJECT('Installation', CALICO_INSTALLATION),
  APIServer: CALICO_OBJECT('APIServer', object({})),
};

/** What is wrong with user data of cloud-init. */
export function cloudConfigProblems(userData: string): string[] {
  // without this line cloud-init takes it for something else, and ignores it
  const header = userData.startsWith('#cloud-config\n') ? [] : ["does not start with '#cloud-config'"];
  return [...header, ...documentsOf(userData).flatMap((document) => problemsOf('cloud-config', document))];
}

/** What is wrong with documents that name their own kind: of kubeadm, the kubelet, or Calico's operator. */
export function documentProblems(documents: string): string[] {
  return documentsOf(documents).flatMap((document) => problemsOf(String(document.kind), document));
}

/** The documents of a YAML text. */
export function documentsOf(documents: string): Record<string, any>[] {
  return parseAllDocuments(documents).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
}

function problemsOf(kind: string, document: unknown): string[] {
  const schema = SCHEMAS[kind];
  if (schema === undefined) return [`no schema for ${kind}`];
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  return validate(document) ? [] : (validate.errors ?? []).map((error) => `${kind}${show(error)}`);
}

function show({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
