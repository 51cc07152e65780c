import { checkZone } from '../../lib/network/zone-id';

test.each(['eu-central-1a', 'cn-hangzhou-h', 'us-east-1b', 'ap-southeast-1c', '${Token[TOKEN.5]}'])(
  'takes %s',
  (zone) => {
    expect(checkZone('zone', zone)).toEqual([]);
  },
);

test.each(['eu-central-1', 'a', '', 'a,b:vsw-z', 'EU-CENTRAL-1A', 5])('fails for %p', (zone) => {
  expect(checkZone('zone', zone)).toEqual([
    `'zone' must be a zone, got ${typeof zone === 'string' ? `'${zone}'` : zone}, e.g. 'eu-central-1a' or 'cn-hangzhou-h'`,
  ]);
});

test('fails for nothing', () => {
  expect(checkZone('vSwitch.zone', undefined)).toEqual([
    "'vSwitch.zone' must be a zone, got nothing, e.g. 'eu-central-1a' or 'cn-hangzhou-h'",
  ]);
});
