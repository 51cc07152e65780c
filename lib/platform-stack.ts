import * as ros from '@alicloud/ros-cdk-core';
import { ValidationError } from './errors';
import { TemplateSynthesizer } from './synthesis/template-synthesizer';
import { unresolvedPlaces } from './unresolved';

/** Options of a {@link PlatformStack}. */
export interface PlatformStackProps extends ros.StackProps {
  /**
   * The resource group that every resource which can be in one is put into, such as `rg-acfmxazb4ph6aiy`.
   *
   * @default - the account's default resource group
   */
  readonly resourceGroupId?: string;
}

/** A level-1 resource as every `@alicloud/ros-cdk-*` package and `imports/ros` write it: a field a property. */
interface MutableResource {
  resourceGroupId?: unknown;
  tags?: readonly { readonly key: string; readonly value?: unknown }[];
}

/**
 * A ROS stack whose tags and resource group reach every resource that takes them, whoever defined it.
 *
 * What a resource says itself wins. Constructs that hold such values deeper (node pools, the body of an AnyCluster)
 * read them from here.
 */
export class PlatformStack extends ros.Stack {
  /** Tags of the stack above `scope`, by key; empty where it is a plain ROS stack without tags. */
  public static tagsOf(scope: ros.IConstruct): Record<string, string> {
    return ros.Stack.of(scope).tags.tagValues();
  }

  /** The resource group of the stack above `scope`; none where it is a plain ROS stack. */
  public static resourceGroupOf(scope: ros.IConstruct): string | undefined {
    const stack = ros.Stack.of(scope);
    return stack instanceof PlatformStack ? stack.resourceGroupId : undefined;
  }

  /** See {@link PlatformStackProps.resourceGroupId}. */
  public readonly resourceGroupId?: string;

  constructor(scope: ros.Construct, id: string, props: PlatformStackProps = {}) {
    super(scope, id, { ...props, synthesizer: props.synthesizer ?? new TemplateSynthesizer() });
    this.resourceGroupId = props.resourceGroupId;
  }

  protected override prepare(): void {
    super.prepare();
    for (const construct of this.node.findAll()) this.spread(construct);
  }

  /** @throws ValidationError when a deploy-time value was turned into text on the way and would reach ROS as such */
  protected override _toRosTemplate(): unknown {
    const template = super._toRosTemplate();
    const places = unresolvedPlaces(template);
    if (places.length > 0) {
      const fix = 'hand the value over as it is, or join it with ros.Fn.join';
      throw new ValidationError(this, `a deploy-time value became text in ${places.join(', ')}; ${fix}`);
    }
    return template;
  }

  private spread(construct: ros.IConstruct): void {
    if (!ros.RosResource.isRosResource(construct)) return;
    const resource = construct as ros.RosResource & MutableResource;
    if ('resourceGroupId' in resource) resource.resourceGroupId ??= this.resourceGroupId;
    if ('tags' in resource) resource.tags = this.withStackTags(resource.tags);
  }

  private withStackTags(own: MutableResource['tags'] = []): MutableResource['tags'] {
    const keys = new Set(own.map((tag) => tag.key));
    const added = Object.entries(PlatformStack.tagsOf(this)).filter(([key]) => !keys.has(key));
    const all = [...own, ...added.map(([key, value]) => ({ key, value }))];
    return all.length > 0 ? all : undefined;
  }
}
