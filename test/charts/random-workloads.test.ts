import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import fc from 'fast-check';
import { ValidationError } from '../../charts';
import { checkKnownAnnotations } from '../support/kubernetes/check-known-annotations';
import { checkManifestGraph } from '../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../support/kubernetes/check-manifests';
import { checkRestricted } from '../support/kubernetes/check-restricted';
import { in126 } from '../support/kubernetes/in-1-26';
import type { Manifest } from './manifests';
import { checkAvailability } from './random/check-availability';
import { Dice } from './random/dice';
import { FLAWS, MISPLACED } from './random/flaws';
import { EXTERNAL, makePlace, type RandomPlace } from './random/random-place';
import { define, makeWorkload, type RandomWorkload } from './random/random-workload';
import { placesIn, replaceAt } from './random/replace-at';

/** Never made: what cannot be leaves no file. */
const outdir = join(mkdtempSync(join(tmpdir(), 'ack-blueprints-')), 'dist');

beforeAll(() => {
  process.env.CDK8S_OUTDIR = outdir;
});
afterAll(() => {
  delete process.env.CDK8S_OUTDIR;
  rmSync(join(outdir, '..'), { recursive: true });
});

/** Thousands of workloads, of which many share a namespace. */
const SHOPS = 250;
const WORKLOADS = 8;

interface Shop {
  readonly place: RandomPlace;
  readonly workloads: readonly RandomWorkload[];
}

/** A namespace with workloads, each of them possible. */
function makeShop(dice: Dice, count: number): Shop {
  const place = makePlace(dice);
  return {
    place,
    workloads: Array.from({ length: count }, (_, index) => makeWorkload(dice, place, `work-${index}`)),
  };
}

function render({ place: { chart }, workloads }: Shop, id = 'work'): Manifest[] {
  for (const [index, workload] of workloads.entries()) define(chart, `${id}-${index}`, workload);
  return chart.toJson();
}

/** Runs a property that draws by itself. A shop is too much to shrink: what is wrong says which object it is. */
function checkAlways(numRuns: number, property: (draw: fc.GeneratorValue) => void): void {
  fc.assert(fc.property(fc.gen(), property), { numRuns, endOnFailure: true });
}

test('whatever workloads there are, an API server takes them, they belong together, and nothing takes them all away', () => {
  checkAlways(SHOPS, (draw) => {
    const shop = makeShop(new Dice(draw), WORKLOADS);
    const objects = in126(render(shop), shop.place.minor);
    expect([
      ...checkManifests(objects),
      ...checkManifestGraph(objects, { external: EXTERNAL }),
      ...(shop.place.profile === 'restricted' ? checkRestricted(objects) : []),
      ...checkKnownAnnotations(objects),
      ...checkAvailability(objects),
    ]).toEqual([]);
  });
}, 120_000);

test('whatever a workload with a name is, moving it changes nothing of its manifests', () => {
  checkAlways(100, (draw) => {
    const drawn: unknown[] = [];
    const [first, again] = [record(draw, drawn), replay(drawn)].map((dice) => makeShop(dice, 1)).map(name);
    expect(render(again as Shop, 'moved')).toEqual(render(first as Shop, 'front'));
  });
}, 60_000);

function name({ place, workloads }: Shop): Shop {
  return { place, workloads: workloads.map(({ type, props }) => ({ type, props: { ...props, name: 'fixed' } })) };
}

/** Dice whose values are kept, and dice that give them again: a construct can stand in one tree only. */
function record(draw: fc.GeneratorValue, drawn: unknown[]): Dice {
  const keep = (...given: Parameters<typeof draw>) => drawn[drawn.push(draw(...given)) - 1];
  return new Dice(keep as fc.GeneratorValue);
}

function replay(drawn: readonly unknown[]): Dice {
  const values = drawn.values();
  return new Dice((() => values.next().value) as unknown as fc.GeneratorValue);
}

/** The program of a user: it ends with the error, or writes files. */
function synthesize({ chart }: RandomPlace, workload: RandomWorkload): void {
  define(chart, 'spoilt', workload);
  (chart.node.root as App).synth();
}

test.each(FLAWS)('$title is an error, and no file is written', ({ types, spoil, says }) => {
  checkAlways(4, (draw) => {
    const { place, type, props } = makeSingle(new Dice(draw), types);
    const spoilt = spoil(props);
    let error: unknown;
    try {
      synthesize(place, { type, props: { ...props, ...spoilt } });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ValidationError);
    expect((says ?? Object.keys(spoilt)).some((prop) => String(error).includes(`'${prop}`))).toBe(true);
    expect(existsSync(outdir)).toBe(false);
  });
});

/** A workload of one of these types. */
function makeSingle(dice: Dice, types: readonly string[] = []): RandomWorkload & { readonly place: RandomPlace } {
  const place = makePlace(dice);
  for (let index = 0; ; index += 1) {
    const workload = makeWorkload(dice, place, `work-${index}`);
    if (types.length === 0 || types.includes(workload.type)) return { ...workload, place };
  }
}

test('whatever stands in the place of one value, it is a ValidationError, or an API server takes it', () => {
  checkAlways(1000, (draw) => {
    const dice = new Dice(draw);
    const { place, type, props } = makeSingle(dice);
    const path = dice.pick(...placesIn(props));
    const garbage = dice.one<unknown>(
      () => dice.anything(),
      () => dice.pick(...MISPLACED),
    );
    const spoilt = { type, props: replaceAt(props, path, garbage) as RandomWorkload['props'] };
    const title = `${type} with ${path.join('.')}: ${fc.stringify(garbage)}`;
    expect([title, ...problemsOf(place, spoilt)]).toEqual([title]);
  });
}, 60_000);

/** What an API server would say to a workload, or how its program ends if not with a sentence; none if all is well. */
function problemsOf({ chart, minor }: RandomPlace, workload: RandomWorkload): unknown[] {
  try {
    define(chart, 'spoilt', workload);
    return checkManifests(in126(chart.toJson(), minor));
  } catch (error) {
    return error instanceof ValidationError ? [] : [error];
  }
}
