import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CLOSED_KINDS } from '../../imports/closed-kinds';
import { CLOSED_KINDS as CLOSED } from '../../projenrc/import/closed-kinds';
import { importCustomResources } from '../../projenrc/import/custom-resources';

const IMPORTS = resolve(__dirname, '../../imports');

test('imports/*.ts are what cdk8s makes of the facts, byte for byte, and nothing else', () => {
  const modules = readdirSync(IMPORTS).filter((name) => name.endsWith('.ts'));
  const kept = new Map(modules.map((name) => [name, readFileSync(join(IMPORTS, name), 'utf8')]));
  expect(kept).toEqual(importCustomResources(join(IMPORTS, 'crd')));
});

test('every closed kind has facts', () => {
  expect(Object.keys(CLOSED_KINDS).map((kind) => kind.split('/')[1])).toEqual(expect.arrayContaining([...CLOSED]));
});

test('fields, those of elements of lists, and what stays open', () => {
  expect(CLOSED_KINDS['eci.alibabacloud.com/ImageCache']).toEqual({
    apiVersion: true,
    kind: true,
    metadata: true,
    spec: { images: true, imagePullSecrets: true, imageCacheSize: true, retentionDays: true },
    status: true,
  });
});
