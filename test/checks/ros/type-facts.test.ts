import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledTypeFacts, knownNamespaces, typesBeside } from '../../../lib/checks/ros/type-facts';
import { generateFacts } from '../../../projenrc/import/generate';

const BINDINGS = join(__dirname, '../../../imports/ros');

test('the facts that checks read are those that are kept in full', () => {
  const files = generateFacts(BINDINGS);
  expect(files.size).toBe(11);
  for (const [path, text] of files) expect(readFileSync(join(BINDINGS, path), 'utf8')).toBe(text);
});

test('knows 424 types with their properties, and 102 by their attributes', () => {
  const types = knownNamespaces().flatMap((namespace) => typesBeside(`ALIYUN::${namespace}::X`));
  const facts = types.map((type) => bundledTypeFacts(type));
  expect(facts).not.toContain(undefined);
  expect(facts.filter((one) => !one?.isOpen)).toHaveLength(424);
  expect(facts.filter((one) => one?.isOpen)).toHaveLength(102);
});

test('reads what is written in short', () => {
  expect(bundledTypeFacts('ALIYUN::ECS::VSwitch')?.Properties).toMatchObject({
    CidrBlock: { Type: 'string', Required: true },
    VSwitchName: { Type: 'string' },
  });
  expect(bundledTypeFacts('ALIYUN::CS::KubernetesCluster')).toMatchObject({ isRemoved: true });
  expect(bundledTypeFacts('ALIYUN::SLB::LoadBalancer')).toMatchObject({ isOld: true });
  expect(bundledTypeFacts('ALIYUN::CS::ManagedKubernetesCluster')).not.toHaveProperty('isOld');
});

test('knows nothing of names that are none', () => {
  for (const type of ['', 'Vpc', 'ALIYUN::../ECS::VPC', 'ALIYUN::ECS::constructor', 'ALIYUN::RDS::DBInstance']) {
    expect(bundledTypeFacts(type)).toBeUndefined();
  }
  expect(typesBeside('ALIYUN::RDS::DBInstance')).toEqual([]);
});
