import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isFixed } from '../../../lib/deploy/ros/fixed-properties';
import table from '../../../lib/deploy/ros/fixed-properties.json';

const SPEC = resolve(__dirname, '../../../imports/ros/spec');

interface Facts {
  readonly ResourceType: string;
  readonly EntityType: string;
  readonly Properties: Readonly<Record<string, { readonly UpdateAllowed?: boolean; readonly Immutable?: boolean }>>;
}

test('is what the facts of the types say', () => {
  const files = readdirSync(SPEC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const facts = files.map((name) => JSON.parse(readFileSync(join(SPEC, name), 'utf8')) as Facts);
  const fixed = facts
    .filter(({ EntityType }) => EntityType === 'Resource')
    .map(({ ResourceType, Properties }): [string, string[]] => {
      const names = Object.keys(Properties).filter(
        (name) => Properties[name]?.UpdateAllowed === false || Properties[name]?.Immutable === true,
      );
      return [ResourceType, names.sort()];
    })
    .filter(([, names]) => names.length > 0);
  expect(table).toEqual(Object.fromEntries(fixed));
});

test('says of what is unknown that it can be changed', () => {
  expect(isFixed('ALIYUN::ECS::VSwitch', 'ZoneId')).toBe(true);
  expect(isFixed('ALIYUN::ECS::VSwitch', 'VSwitchName')).toBe(false);
  expect(isFixed('ALIYUN::Of::Tomorrow', 'ZoneId')).toBe(false);
});
