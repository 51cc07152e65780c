/** Replaces one of the values in an object, counted through all its levels. */
export function replaceOne(object: any, place: number, value: unknown): void {
  const places: [any, string][] = [];
  const collect = (parent: any) => {
    for (const key of Object.keys(parent)) {
      places.push([parent, key]);
      if (typeof parent[key] === 'object' && parent[key] !== null) collect(parent[key]);
    }
  };
  collect(object);
  const [parent, key] = places[place % places.length] ?? [];
  if (parent && key) parent[key] = value;
}
