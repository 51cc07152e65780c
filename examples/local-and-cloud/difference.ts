/** Prints what differs between the manifests of both targets: lines with `-` are local, those with `+` of the cloud. */
import { App, Yaml } from 'cdk8s';
import { diffLines } from './diff-lines';
import { PLACES, type Place } from './place';
import { defineShop } from './shop';

const [local, cloud] = [render(PLACES.local), render(PLACES.cloud)];
const names = [...new Set([...Object.keys(local), ...Object.keys(cloud)])];
const changed = names.filter((name) => local[name] !== cloud[name]);
const lines = changed.flatMap((name) => [name, ...describe(local[name], cloud[name]), '']);
console.log([...lines, `${names.length - changed.length} of ${names.length} objects are the same`].join('\n'));

/** The objects as text, by kind and name. */
function render(place: Place): Readonly<Record<string, string>> {
  const app = new App();
  defineShop(app, place);
  const objects = app.charts.flatMap((chart) => chart.toJson());
  return Object.fromEntries(
    objects.map((object) => [`${object.kind} ${object.metadata.name}`, Yaml.stringify(object)]),
  );
}

function describe(before: string | undefined, after: string | undefined): string[] {
  if (before === undefined) return ['+ in the cloud only'];
  return after === undefined ? ['- local only'] : diffLines(before, after);
}
