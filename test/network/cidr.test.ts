import * as fc from 'fast-check';
import { Cidr } from '../../lib/network/cidr';

const ranges = fc
  .record({ address: fc.nat({ max: 2 ** 32 - 1 }), prefix: fc.integer({ min: 1, max: 32 }) })
  .map(({ address, prefix }) => Cidr.parse('0.0.0.0/0').part(prefix, Math.floor(address / 2 ** (32 - prefix))));

test('reads what it writes', () => {
  fc.assert(fc.property(ranges, (range) => expect(Cidr.parse(range.toString())).toEqual(range)));
});

test.each(['10.0.0.0', '10.0.0/8', '256.0.0.0/8', '10.0.0.0/33', '10.0.0.0/8 ', '010.0.0.0/8', '10.0.0.0/08', ''])(
  "fails for '%s', which is no range",
  (text) => {
    expect(() => Cidr.parse(text)).toThrow(`is '${text}', which is no range of IPv4 addresses such as '172.16.0.0/16'`);
  },
);

test('fails for host bits, and says which range it is', () => {
  expect(() => Cidr.parse('172.16.1.0/16')).toThrow(
    "is '172.16.1.0/16', which has host bits set: the range is '172.16.0.0/16'",
  );
});

test('an error from a prop names prop and construct', () => {
  const place = { node: { path: 'Stack/Cluster' } };
  expect(() => Cidr.fromProp(place, 'serviceCidr', '172.16/16')).toThrow(
    "'serviceCidr' is '172.16/16', which is no range of IPv4 addresses such as '172.16.0.0/16' [at Stack/Cluster]",
  );
});

test.each([
  [undefined, 'nothing'],
  [10, '10'],
  [['10.0.0.0/8'], '["10.0.0.0/8"]'],
])('says what %p is', (value, shown) => {
  expect(Cidr.problems('avoid', value)).toEqual([
    `'avoid' is ${shown}, which is no range of IPv4 addresses such as '172.16.0.0/16'`,
  ]);
});

test('knows first and last address and size', () => {
  const { first, last, size } = Cidr.parse('0.0.1.0/24');
  expect({ first, last, size }).toEqual({ first: 256, last: 511, size: 256 });
});

test('the whole address space has a size', () => {
  expect(Cidr.parse('0.0.0.0/0').size).toBe(4_294_967_296);
});

test.each([
  ['10.0.0.0/8', '10.1.0.0/16', true],
  ['10.1.0.0/16', '10.1.0.0/16', true],
  ['10.1.0.0/16', '10.0.0.0/8', false],
  ['10.1.0.0/16', '10.2.0.0/16', false],
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(Cidr.parse(outer).contains(Cidr.parse(inner))).toBe(expected);
});

test('two ranges overlap exactly when one contains the other', () => {
  fc.assert(
    fc.property(ranges, ranges, (one, other) => {
      expect(one.overlaps(other)).toBe(one.contains(other) || other.contains(one));
    }),
  );
});

test('a single address overlaps itself', () => {
  expect(Cidr.parse('10.0.0.1/32').overlaps(Cidr.parse('10.0.0.1/32'))).toBe(true);
});

test.each([
  [15, 0],
  [33, 0],
  [24, -1],
  [24, 256],
])('has no part of /%i at %i', (prefix, index) => {
  expect(() => Cidr.parse('10.0.0.0/16').part(prefix, index)).toThrow(`10.0.0.0/16 has no part ${index} of /${prefix}`);
});
