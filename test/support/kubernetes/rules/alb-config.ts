import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';

/** What the ALB Ingress controller needs and no schema on the server says. */
export function* checkAlbConfig(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'alibabacloud.com' || manifest.kind !== 'AlbConfig') return;
  const { config = {}, listeners } = manifest.spec ?? {};
  if (!config.id) yield* checkZones(config.zoneMappings ?? []);
  const ports = new Set<string>();
  for (const [at, { port }] of entriesOf('spec.listeners', listeners)) {
    if (ports.has(String(port))) yield `${at}.port: another listener has port ${port}`;
    ports.add(String(port));
  }
}

/** An ALB stands in two zones at least, with one vSwitch in each. */
function* checkZones(mappings: readonly Fields[]): Problems {
  const at = 'spec.config.zoneMappings';
  if (mappings.length < 2) yield `${at}: at least two are needed, got ${mappings.length}`;
  for (const field of ['vSwitchId', 'zoneId']) {
    const values = mappings.map((mapping) => mapping[field]).filter((value) => value !== undefined);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) yield `${at}: ${field} ${show(twice)} is given twice`;
  }
}

const RESERVED: readonly string[] = ['AlbConfig', 'Ingress', 'Namespace', 'Service'];

/** The ALB Ingress controller refuses names that start with `aliyun`. */
export function* checkReservedNames({ kind, metadata }: Manifest): Problems {
  if (RESERVED.includes(kind) && metadata.name?.startsWith('aliyun')) {
    yield `metadata.name: must not start with 'aliyun' behind an ALB, got ${show(metadata.name)}`;
  }
}
