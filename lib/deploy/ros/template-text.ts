import { isScalar, type Node, Pair, parseDocument, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';

/**
 * What a template says, JSON or YAML; short forms of functions (`!Ref Vpc`) as the long ones.
 *
 * @throws Error where it is neither
 */
export function parseTemplateText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // then it is YAML
  }
  const document = parseDocument(text);
  if (document.errors[0]) throw document.errors[0];
  visit(document, { Node: (_key, node) => (isShort(node) ? written(node) : undefined) });
  return document.toJS();
}

function isShort(node: unknown): node is Node & { tag: string } {
  return /^![A-Za-z]/.test((node as Node & { tag?: string }).tag ?? '');
}

/** `!GetAtt Vpc.VpcId` is `{ Fn::GetAtt: [Vpc, VpcId] }`. */
function written(node: Node & { tag?: string }): YAMLMap {
  const name = (node.tag ?? '').slice(1);
  node.tag = undefined;
  const map = new YAMLMap();
  map.items = [new Pair(new Scalar(name === 'Ref' ? name : `Fn::${name}`), name === 'GetAtt' ? parts(node) : node)];
  return map;
}

/** The id has no dot, the attribute may have some. */
function parts(node: Node): Node {
  if (!isScalar(node)) return node;
  const [id = '', ...attribute] = String(node.value).split('.');
  const list = new YAMLSeq<Scalar>();
  list.items = [new Scalar(id), new Scalar(attribute.join('.'))];
  return list;
}
