import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypeFacts } from '../../../lib/checks/ros/type-facts';

const SPEC = join(__dirname, '../../../imports/ros/spec');

/** The facts in `imports/ros/spec` as they came, with what may be changed; undefined if there is no such type. */
export function bundledTypeFacts(type: string): TypeFacts | undefined {
  const [, entity, service, name] = /^(ALIYUN|DATASOURCE)::(\w+)::(\w+)$/.exec(type) ?? [];
  if (!service || !name) return undefined;
  const file = join(SPEC, service, ...(entity === 'DATASOURCE' ? ['datasource'] : []), `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
