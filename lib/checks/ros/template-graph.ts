import { isObject } from '../plain-json';
import { FUNCTIONS, type Intrinsic, intrinsicOf, type Reference, referencesIn, valuesIn } from './intrinsics';
import type { Resource, Template } from './template';
import { bundledTypeFacts, type TypeFactsLoader } from './type-facts';

/** A resource with its logical id. */
export interface NamedResource {
  readonly id: string;
  readonly resource: Resource;
}

/** A function call with its place. */
export interface Call extends Intrinsic {
  readonly path: string;
  /** The section of the template that it stands in. */
  readonly section: 'Conditions' | 'Locals' | 'Outputs' | 'Resources';
}

/** An object that has a function beside other keys. */
export interface MixedObject {
  readonly path: string;
  readonly keys: readonly string[];
}

/** A template with what rules ask of it again and again; each answer is worked out once. */
export class TemplateGraph {
  private byType: Map<string, NamedResource[]> | undefined;
  private found: { readonly calls: readonly Call[]; readonly mixed: readonly MixedObject[] } | undefined;
  private readonly references = new Map<string, readonly Reference[]>();

  /**
   * @param template as `readTemplate` gives it
   * @param typeFacts where to look types up
   */
  constructor(
    public readonly template: Template,
    public readonly typeFacts: TypeFactsLoader = bundledTypeFacts,
  ) {}

  /** All function calls in conditions, locals, resources and outputs, in the order they are written. */
  public get calls(): readonly Call[] {
    return this.findCalls().calls;
  }

  /** Objects there that have a function beside other keys. */
  public get mixed(): readonly MixedObject[] {
    return this.findCalls().mixed;
  }

  /** All resources of a type such as `ALIYUN::ECS::VPC`. */
  public ofType(type: string): readonly NamedResource[] {
    this.byType ??= groupByType(this.named());
    return this.byType.get(type) ?? [];
  }

  /** All names that the properties of a resource read, with their paths. */
  public referencesOf(id: string): readonly Reference[] {
    const known = this.references.get(id);
    if (known) return known;
    const found = [...referencesIn(`Resources.${id}.Properties`, this.template.Resources[id]?.Properties)];
    this.references.set(id, found);
    return found;
  }

  /** The resource that a value leads to: by `Ref`, or by `Fn::GetAtt`. */
  public resourceBehind(value: unknown): NamedResource | undefined {
    const id = targetOf(intrinsicOf(value));
    const resource = id !== undefined && Object.hasOwn(this.template.Resources, id) && this.template.Resources[id];
    return resource && id !== undefined ? { id, resource } : undefined;
  }

  private findCalls(): { readonly calls: readonly Call[]; readonly mixed: readonly MixedObject[] } {
    if (this.found) return this.found;
    const calls: Call[] = [];
    const mixed: MixedObject[] = [];
    for (const section of ['Conditions', 'Locals', 'Resources', 'Outputs'] as const) {
      for (const [path, value] of valuesIn(section, this.template[section])) {
        if (!isObject(value)) continue;
        const intrinsic = intrinsicOf(value);
        if (intrinsic) calls.push({ section, path, ...intrinsic });
        else if (hasFunction(value)) mixed.push({ path, keys: Object.keys(value) });
      }
    }
    this.found = { calls, mixed };
    return this.found;
  }

  private named(): NamedResource[] {
    return Object.entries(this.template.Resources).map(([id, resource]) => ({ id, resource }));
  }
}

function hasFunction(value: object): boolean {
  for (const key of Object.keys(value)) if (FUNCTIONS.has(key)) return true;
  return false;
}

function targetOf(intrinsic: Intrinsic | undefined): string | undefined {
  if (intrinsic?.name !== 'Ref' && intrinsic?.name !== 'Fn::GetAtt') return undefined;
  const [target] = [intrinsic.argument].flat();
  return typeof target === 'string' ? target : undefined;
}

function groupByType(resources: readonly NamedResource[]): Map<string, NamedResource[]> {
  const groups = new Map<string, NamedResource[]>();
  for (const named of resources) {
    const group = groups.get(named.resource.Type);
    if (group) group.push(named);
    else groups.set(named.resource.Type, [named]);
  }
  return groups;
}
