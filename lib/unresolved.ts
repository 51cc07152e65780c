/**
 * What a deploy-time value looks like that was turned into text too early: a string token, a number token (ROS CDK
 * encodes them near -1.888e+289), or an object joined to a string.
 */
const TRACES =
  /[$#]\{Token\[|[$#]\{token\[|[$#]\{TOKEN\[|-1\.888\d*e\+289|\[object |<unresolved-(?:token|lazy)>|<Fn::Join>/;

/** `${Token[` in base64, which depends on how many bytes are in front of it. */
const ENCODED_TRACES = /JHtUb2tlbl|R7VG9rZW5b|ke1Rva2Vu/;

/** The places of a plain JSON value where a deploy-time value was lost, such as `Resources.Site.Properties.Name`. */
export function unresolvedPlaces(value: unknown, path = ''): string[] {
  if (typeof value === 'string' || typeof value === 'number') return isTrace(String(value)) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, nested]) => [
    ...(isTrace(key) ? [`${path} (a key)`] : []),
    ...unresolvedPlaces(nested, path === '' ? key : `${path}.${key}`),
  ]);
}

/** The places of a plain JSON value that hold an object with this key. */
export function placesWithKey(value: unknown, wanted: string, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Object.hasOwn(value, wanted)) return [path];
  return Object.entries(value).flatMap(([key, nested]) =>
    placesWithKey(nested, wanted, path === '' ? key : `${path}.${key}`),
  );
}

function isTrace(text: string): boolean {
  return TRACES.test(text) || ENCODED_TRACES.test(text);
}
