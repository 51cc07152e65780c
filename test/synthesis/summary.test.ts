import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatFiles, formatRetention, summarizeManifests, summarizeTemplates } from '../../lib/synthesis/summary';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('counts what is in templates and manifests, and nothing else in the folder', () => {
  writeFileSync(join(folder, 'a.template.json'), JSON.stringify({ Resources: { A: {}, B: {} }, Outputs: { C: {} } }));
  writeFileSync(join(folder, 'b.template.json'), '{}');
  writeFileSync(join(folder, 'manifest.json'), '{}');
  writeFileSync(join(folder, '00-a.k8s.yaml'), 'kind: A\n---\nkind: B\n');
  expect(summarizeTemplates(folder).map(({ content }) => content)).toEqual([
    '2 resources, 1 output',
    '0 resources, 0 outputs',
  ]);
  expect(summarizeManifests(folder).map(({ content, bytes }) => [content, bytes])).toEqual([['2 objects', 20]]);
});

test('aligns the lines', () => {
  const lines = formatFiles([
    { path: 'dist/a', content: '1 object', bytes: 1024 },
    { path: 'dist/long', content: '2 objects', bytes: 1536 },
  ]);
  expect(lines).toEqual(['dist/a     1 object, 1.0 KiB', 'dist/long  2 objects, 1.5 KiB']);
});

test('says what the deletion of a stack leaves, what that holds back, and what stops it', () => {
  const template = {
    Resources: {
      Vpc: { Type: 'ALIYUN::ECS::VPC' },
      Target: {
        Type: 'ALIYUN::NAS::MountTarget',
        DeletionPolicy: 'Retain',
        Properties: { VpcId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] } },
      },
      Cluster: {
        Type: 'ALIYUN::CS::ManagedKubernetesCluster',
        Properties: {
          DeletionProtection: true,
          DeleteOptions: ['SLS_ControlPlane', 'ALB', 'SLB', 'PrivateZone'].map((ResourceType) => ({
            ResourceType,
            DeleteMode: 'delete',
          })),
        },
      },
    },
  };
  expect(formatRetention(template)).toEqual([
    '',
    'Kept when the stack is deleted:',
    '  Target   ALIYUN::NAS::MountTarget',
    '  Cluster  ALIYUN::CS::ManagedKubernetesCluster: its SLS_Data',
    '  and with them, until they are deleted by hand: Vpc',
    '',
    'Deleting the stack stops at what has deletion protection: Cluster',
  ]);
});

test('says nothing where nothing is kept', () => {
  expect(formatRetention({ Resources: { Vpc: { Type: 'ALIYUN::ECS::VPC' } } })).toEqual([]);
});
