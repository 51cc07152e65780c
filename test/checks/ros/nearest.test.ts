import { hintOf, nearestOf } from '../../../lib/checks/ros/nearest';

const KNOWN = ['CidrBlock', 'VpcName', 'ZoneId', 'Tags', 'DesiredSize'];

test.each([
  ['cidrblock', 'CidrBlock', true],
  ['CidrBlok', 'CidrBlock', true],
  ['CdirBlock', 'CidrBlock', true],
  ['VpcNaem', 'VpcName', true],
  ['Tag', undefined, false],
  ['Tgas', 'Tags', true],
  ['Cidr', 'CidrBlock', false],
  ['Size', 'DesiredSize', false],
  ['Description', undefined, false],
  ['', undefined, false],
  ['x'.repeat(10_000), undefined, false],
])('%s: %s', (name, expected, isSlip) => {
  const nearest = nearestOf(name, KNOWN);
  expect(nearest?.name).toBe(expected);
  expect(nearest?.isSlip ?? false).toBe(isSlip);
});

test('becomes a hint', () => {
  expect(hintOf(nearestOf('zoneid', KNOWN))).toBe(', did you mean ZoneId?');
  expect(hintOf(undefined)).toBe('');
});
