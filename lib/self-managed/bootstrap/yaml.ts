/**
 * Documents as YAML, with a `---` line between them.
 *
 * A text of several lines is a block, every other one is quoted: a bootstrap token such as `123456.1234567890123456`
 * would be read as a number, and of a deploy-time value nobody knows.
 */
export function renderYaml(...documents: readonly unknown[]): string {
  return documents.map(renderDocument).join('---\n');
}

function renderDocument(content: unknown): string {
  // a tenth of the time the whole library takes to load, and most programs have no nodes of their own
  const { Document, visit } = require('yaml') as typeof import('yaml');
  const document = new Document(content);
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = 'BLOCK_LITERAL';
    },
  });
  return document.toString({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
}
