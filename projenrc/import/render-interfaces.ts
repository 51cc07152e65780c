import { elementOf, keysOf, type PropertyFacts, type TypeFacts } from './facts';
import { type NestedMap, nestedMaps, propertyName } from './naming';
import { describeProperty, renderDocs } from './render-docs';

/** The props interface of a type and the interfaces of its nested maps, in the namespace of its level-1 class. */
export class InterfaceRenderer {
  private readonly nested: ReadonlyMap<PropertyFacts, NestedMap>;

  constructor(
    private readonly facts: TypeFacts,
    private readonly rosClass: string,
  ) {
    this.nested = nestedMaps(facts);
  }

  public renderProps(docs: string): string {
    const fields = renderFields(this.facts.Properties, '  ', (facts, rosName) => this.propType(facts, rosName));
    return [renderDocs([docs]), `export interface ${this.rosClass}Props {`, ...fields, '}'].join('\n');
  }

  /** Empty for a type without nested maps. */
  public renderNamespace(): string {
    const maps = [...this.nested.values()].sort((a, b) => (a.interfaceName < b.interfaceName ? -1 : 1));
    if (maps.length === 0) return '';
    return [
      `export declare namespace ${this.rosClass} {`,
      maps.map((map) => this.renderNested(map)).join('\n\n'),
      '}',
    ].join('\n');
  }

  private renderNested({ facts, interfaceName }: NestedMap): string {
    const fields = renderFields(keysOf(facts) ?? {}, '    ', (key) => this.typeOf(key));
    return [`  export interface ${interfaceName} {`, ...fields, '  }'].join('\n');
  }

  /** The official packages take tags as a plain list, as what is a tag must be known when a stack adds its own. */
  private propType(facts: PropertyFacts, rosName: string): string {
    const element = elementOf(facts);
    const tag = element && this.nested.get(element);
    return rosName === 'Tags' && tag ? `${this.rosClass}.${tag.interfaceName}[]` : this.typeOf(facts);
  }

  /** Every value may also be one that is known only when deploying. */
  private typeOf(facts: PropertyFacts): string {
    const type = this.plainType(facts);
    return type === 'any' ? type : `${type} | ros.IResolvable`;
  }

  private plainType(facts: PropertyFacts): string {
    const element = elementOf(facts);
    switch (facts.Type) {
      case 'integer':
        return 'number';
      case 'list':
        return `Array<${element ? this.typeOf(element) : 'any'}>`;
      case 'map':
        return this.mapType(facts, element);
      default:
        return facts.Type;
    }
  }

  private mapType(facts: PropertyFacts, element: PropertyFacts | undefined): string {
    const nested = this.nested.get(facts);
    return nested
      ? `${this.rosClass}.${nested.interfaceName}`
      : `{ [key: string]: ${element ? this.typeOf(element) : 'any'} }`;
  }
}

function renderFields(
  properties: Readonly<Record<string, PropertyFacts>>,
  indent: string,
  typeOf: (facts: PropertyFacts, rosName: string) => string,
): string[] {
  return Object.keys(properties)
    .sort()
    .flatMap((rosName) => {
      const facts = properties[rosName] as PropertyFacts;
      const field = `readonly ${propertyName(rosName)}${facts.Required ? '' : '?'}: ${typeOf(facts, rosName)};`;
      return [renderDocs(describeProperty(rosName, facts), indent), `${indent}${field}`];
    });
}
