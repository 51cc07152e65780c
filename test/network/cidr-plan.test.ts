import * as fc from 'fast-check';
import { Cidr } from '../../lib/network/cidr';
import { CidrPlan, type CidrPlanProps } from '../../lib/network/cidr-plan';

const ALL_ZONES = Array.from({ length: 9 }, (_, index) => `cn-beijing-${'abcdefghi'[index]}`);

/** The ranges of every vSwitch, or nothing where one has no room. */
function planned(props: CidrPlanProps): string[] | undefined {
  const plan = new CidrPlan(props);
  if (plan.problems.length > 0) return undefined;
  const purposes = props.withPods ? (['nodes', 'pods'] as const) : (['nodes'] as const);
  const ranges = props.zones.flatMap((zone) => purposes.map((purpose) => plan.rangeFor(zone, purpose)));
  return ranges.includes(undefined) ? undefined : ranges.map(String);
}

/** A VPC, and ranges of any size to avoid, most of them in the VPC. */
const plans: fc.Arbitrary<CidrPlanProps> = fc
  .record({ prefix: fc.integer({ min: 8, max: 28 }), maxZones: fc.integer({ min: 1, max: 9 }) })
  .chain(({ prefix, maxZones }) => {
    const vpc = Cidr.parse('10.0.0.0/8').part(prefix, 0);
    const inVpc = fc
      .record({ at: fc.nat({ max: 2 ** (32 - prefix) - 1 }), to: fc.integer({ min: prefix + 1, max: 32 }) })
      .map(({ at, to }) => vpc.part(to, Math.floor(at / 2 ** (32 - to))));
    return fc.record({
      vpc: fc.constant(vpc),
      maxZones: fc.constant(maxZones),
      zones: fc.integer({ min: 1, max: maxZones }).map((count) => ALL_ZONES.slice(0, count)),
      withPods: fc.boolean(),
      avoid: fc.array(inVpc, { maxLength: 4 }),
    });
  });

test('what is planned lies in the VPC, overlaps nothing, and is of an allowed size', () => {
  fc.assert(
    fc.property(plans, (props) => {
      const ranges = (planned(props) ?? []).map((text) => Cidr.parse(text));
      for (const [index, range] of ranges.entries()) {
        expect(props.vpc.contains(range)).toBe(true);
        const others = [...props.avoid, ...ranges.slice(index + 1)];
        expect(others.filter((other) => other.overlaps(range))).toEqual([]);
        const [shortest, longest] = props.withPods && index % 2 === 1 ? [19, 25] : [16, 29];
        expect(range.prefix).toBeGreaterThanOrEqual(shortest);
        expect(range.prefix).toBeLessThanOrEqual(longest);
      }
    }),
    { numRuns: 500 },
  );
});

test('one more zone moves nothing', () => {
  fc.assert(
    fc.property(plans, (props) => {
      const all = planned(props);
      const before = planned({ ...props, zones: props.zones.slice(0, -1) });
      if (all && before) expect(all.slice(0, before.length)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test('one more range to avoid moves only what it overlaps', () => {
  fc.assert(
    fc.property(plans, (props) => {
      const [added, ...avoid] = props.avoid;
      const before = planned({ ...props, avoid });
      const after = planned(props);
      if (!added || !before || !after) return;
      const untouched = before.map((text) => (Cidr.parse(text).overlaps(added) ? undefined : text));
      expect(after.map((text, index) => (untouched[index] === undefined ? undefined : text))).toEqual(untouched);
    }),
    { numRuns: 500 },
  );
});

test('without anything to avoid, the plan fails only where the VPC is too small', () => {
  fc.assert(
    fc.property(plans, (props) => {
      const bits = Math.ceil(Math.log2(props.maxZones + 1));
      const { prefix } = props.vpc;
      const fits = prefix + 2 * bits <= 29 && (!props.withPods || prefix + bits <= 25);
      expect(planned({ ...props, avoid: [] }) !== undefined).toBe(fits);
    }),
  );
});
