/**
 * A copy of plain data whose objects are usual ones: cdk8s takes no others, and says so when it is too late to tell where
 * they come from. Values of classes, such as a token, stay what they are.
 */
export function withPrototypes<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withPrototypes) as T;
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, nested]) => [key, withPrototypes(nested)])) as T;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
