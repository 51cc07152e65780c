import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { titleOf } from '../../../lib/checks/kubernetes/manifest';

// Aliases share an object: as JSON each place has its own, and a change of one stays with that one.
const TEXT = JSON.stringify(parse(readFileSync(join(__dirname, 'sound.yaml'), 'utf8'), { merge: true }));

/** The objects of a platform without a flaw, made anew so that a test may change them. */
export function soundManifests(): any[] {
  return JSON.parse(TEXT);
}

/** What the platform takes from others. */
export const EXTERNAL = ['Secret shop/registry'];

/** The platform with one object changed, found by a name such as `Deployment web`. */
export function changed(title: string, change: (object: any) => void): any[] {
  const objects = soundManifests();
  const [kind, name] = title.split(' ');
  const object = objects.find((candidate) => candidate.kind === kind && candidate.metadata.name === name);
  if (!object) throw new Error(`there is no ${title} in sound.yaml`);
  change(object);
  return objects;
}

/** A flaw: the object it is put into, in words, how, and all the problems that it makes. */
export type Flaw = readonly [title: string, flaw: string, change: (object: any) => void, ...problems: string[]];

/** Tests that a check finds just the problems of each flaw; those of the changed object come without its title. */
export function testFlaws(check: (objects: any[]) => string[], flaws: readonly Flaw[]): void {
  for (const [title, flaw, change, ...problems] of flaws) {
    test(`${title}: ${flaw}`, () => {
      let changedTitle = '';
      const objects = changed(title, (object) => {
        change(object);
        changedTitle = titleOf(object);
      });
      expect(check(objects).map((line) => line.replace(`${changedTitle}: `, ''))).toEqual(problems);
    });
  }
}
