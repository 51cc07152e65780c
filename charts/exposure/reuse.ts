/** Problems of what only a gateway is told that is made anew. */
export function checkOfNewOnly(props: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(props)
    .filter(([, value]) => value !== undefined)
    .map(([prop]) => `'${prop}' is that of a new one, and the one of 'reuse' keeps its own; leave it out`);
}
