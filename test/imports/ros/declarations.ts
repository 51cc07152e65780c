/** The fields of an interface: type and whether it may be left out, by name. */
export type Fields = Readonly<Record<string, { readonly type: string; readonly optional: boolean }>>;

/**
 * The interfaces of a declaration file by name, those of a namespace as `RosVpc.TagsProperty`. Reads the two forms
 * there are (the official one and ours), not TypeScript.
 */
export function interfacesIn(source: string): ReadonlyMap<string, Fields> {
  const interfaces = new Map<string, Fields>();
  let namespace = '';
  for (const [, opened, name, body] of withoutComments(source).matchAll(STATEMENT)) {
    if (opened) namespace = opened;
    else if (name && body !== undefined) interfaces.set(qualify(namespace, name), fieldsIn(body));
    else namespace = '';
  }
  return interfaces;
}

/** The opening of a namespace, an interface with its body, or a brace that closes at the start of a line. */
const STATEMENT =
  /^export declare namespace (\w+) \{|^ *(?:export )?interface (\w+)[^{\n]*\{\n?((?:[^{}]|\{[^{}]*\})*)\}|^\}/gm;

function qualify(namespace: string, name: string): string {
  return namespace ? `${namespace}.${name}` : name;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '');
}

function fieldsIn(body: string): Fields {
  const fields = [...body.matchAll(/readonly (\w+)(\??): ((?:[^;{]|\{[^}]*\})*);/g)];
  return Object.fromEntries(
    fields.map(([, name, optional, type]) => [name, { type: plain(type ?? ''), optional: optional === '?' }]),
  );
}

/** `any` is written in more than one way. */
function plain(type: string): string {
  const text = type
    .replace(/\s+/g, ' ')
    .replaceAll('(any | ros.IResolvable)', 'any')
    .replaceAll('any | ros.IResolvable', 'any');
  return text.replaceAll('{ [key: string]: any; }', '{ [key: string]: any }');
}
