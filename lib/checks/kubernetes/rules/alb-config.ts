import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';

const ALB_CONFIG = new Rule({
  id: 'K8S080',
  severity: 'error',
  title: 'AlbConfig that makes no load balancer',
  why: 'The controller cannot create the load balancer, or one listener replaces the other; the reason is in its events only.',
  fix: 'Name vSwitches in two zones at least, and give each port to one listener.',
  source: 'ACK: "Configure an AlbConfig"',
});

const RESERVED_NAME = new Rule({
  id: 'K8S081',
  severity: 'warning',
  title: 'Name that the ALB controller refuses',
  why: 'An ALB Ingress controller does not take AlbConfigs, Ingresses, Services and Namespaces whose names start with aliyun.',
  fix: 'Choose another name.',
  source: 'ACK: "Manage ALB Ingresses", conditions',
});

/** What the ALB Ingress controller needs and no schema on the server says. */
export function* checkAlbConfig(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'alibabacloud.com' || manifest.kind !== 'AlbConfig') return;
  const { config = {}, listeners } = manifest.spec ?? {};
  if (!config.id) yield* checkZones(config.zoneMappings ?? []);
  const ports = new Set<string>();
  for (const [at, { port }] of entriesOf('spec.listeners', listeners)) {
    if (ports.has(String(port))) yield problem(`${at}.port`, `another listener has port ${port}`);
    ports.add(String(port));
  }
}

/** An ALB stands in two zones at least, with one vSwitch in each. */
function* checkZones(mappings: readonly Fields[]): Problems {
  const at = 'spec.config.zoneMappings';
  if (mappings.length < 2) yield problem(at, `at least two are needed, got ${mappings.length}`);
  for (const field of ['vSwitchId', 'zoneId']) {
    const values = mappings.map((mapping) => mapping[field]).filter((value) => value !== undefined);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) yield problem(at, `${field} ${show(twice)} is given twice`);
  }
}

const RESERVED: readonly string[] = ['AlbConfig', 'Ingress', 'Namespace', 'Service'];

/** The ALB Ingress controller refuses names that start with `aliyun`. */
export function* checkReservedNames({ kind, metadata }: Manifest): Problems {
  if (RESERVED.includes(kind) && metadata.name?.startsWith('aliyun')) {
    yield problem('metadata.name', `must not start with 'aliyun' behind an ALB, got ${show(metadata.name)}`);
  }
}

export const albConfig = objectCheck([ALB_CONFIG], checkAlbConfig);
export const reservedNames = objectCheck([RESERVED_NAME], checkReservedNames);
