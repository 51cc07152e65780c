import * as ros from '@alicloud/ros-cdk-core';
import { checkText, failOn } from './problems';
import { TemplateSynthesizer } from './synthesis/template-synthesizer';
import { placesWithKey, unresolvedPlaces } from './unresolved';

/** Options of a {@link PlatformStack}. */
export interface PlatformStackProps extends ros.StackProps {
  /**
   * The resource group that every resource which can be in one is put into, such as `rg-acfmxazb4ph6aiy`.
   *
   * @default - the account's default resource group
   */
  readonly resourceGroupId?: string;
}

/** Types whose `Tags` is a map of keys and values; all others take a list. */
const TAGGED_BY_MAP: ReadonlySet<string> = new Set(['ALIYUN::OSS::Bucket']);

/** Bytes that ROS takes (ROS: Limits). */
const TEMPLATE_SIZE = 524_288;

type RosTemplate = { readonly Resources?: Readonly<Record<string, unknown>> };

type TagList = readonly { readonly key: string; readonly value?: unknown }[];
type TagMap = Readonly<Record<string, unknown>>;

/** A level-1 resource as every `@alicloud/ros-cdk-*` package and `imports/ros` write it: a field a property. */
interface MutableResource {
  resourceGroupId?: unknown;
  tags?: TagList | TagMap;
  /** What a few types call it. */
  tag?: TagList | TagMap;
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
    failOn({ node: { path: id } }, tagProblems(props.tags));
    super(scope, id, { ...props, synthesizer: props.synthesizer ?? new TemplateSynthesizer() });
    this.resourceGroupId = props.resourceGroupId;
  }

  protected override prepare(): void {
    super.prepare();
    for (const construct of this.node.findAll()) this.spread(construct);
  }

  /** @throws ValidationError when a value would reach ROS as text or comes from another stack, or ROS takes no template so large */
  protected override _toRosTemplate(): unknown {
    const template = super._toRosTemplate() as RosTemplate;
    failOn(this, [...lostValueProblems(template), ...foreignValueProblems(template), ...sizeProblems(template)]);
    return template;
  }

  private spread(construct: ros.IConstruct): void {
    // to a data source they would be a filter
    if (!ros.RosResource.isRosResource(construct) || construct.rosResourceType.startsWith('DATASOURCE::')) return;
    const resource = construct as ros.RosResource & MutableResource;
    if ('resourceGroupId' in resource) resource.resourceGroupId ??= this.resourceGroupId;
    for (const field of ['tags', 'tag'] as const) {
      if (field in resource) resource[field] = this.withStackTags(resource.rosResourceType, resource[field]);
    }
  }

  private withStackTags(type: string, own: TagList | TagMap = []): TagList | TagMap | undefined {
    const ofStack = PlatformStack.tagsOf(this);
    if (TAGGED_BY_MAP.has(type)) return orNothing({ ...ofStack, ...own });
    const list = own as TagList;
    const keys = new Set(list.map((tag) => tag.key));
    const added = Object.entries(ofStack).filter(([key]) => !keys.has(key));
    return orNothing([...list, ...added.map(([key, value]) => ({ key, value }))]);
  }
}

function orNothing<T extends object>(collection: T): T | undefined {
  return Object.keys(collection).length > 0 ? collection : undefined;
}

function tagProblems(tags: Readonly<Record<string, unknown>> = {}): string[] {
  return Object.entries(tags).flatMap(([key, value]) => checkText(`tags.${key}`, value, 'web'));
}

function lostValueProblems(template: unknown): string[] {
  const places = unresolvedPlaces(template);
  if (places.length === 0) return [];
  return [
    `a deploy-time value became text in ${places.join(', ')}; hand the value over as it is, or join it with ros.Fn.join`,
  ];
}

/** ROS has no exports: the framework writes a function that ROS does not know. */
function foreignValueProblems(template: unknown): string[] {
  const places = placesWithKey(template, 'Fn::ImportValue');
  if (places.length === 0) return [];
  return [
    `a value of another stack is used in ${places.join(', ')}; ROS hands none over: take it from that stack's outputs, e.g. with Network.fromNetworkAttributes`,
  ];
}

function sizeProblems(template: RosTemplate): string[] {
  const size = sizeOf(template);
  if (size <= TEMPLATE_SIZE) return [];
  const sizes = Object.entries(template.Resources ?? {}).map(([id, resource]): [string, number] => [
    id,
    sizeOf(resource),
  ]);
  const [[largest, part] = ['none', 0]] = sizes.sort(([, first], [, second]) => second - first);
  return [
    `the template has ${size} bytes, ROS takes ${TEMPLATE_SIZE}; ${part} of them are '${largest}': put a part into a stack ` +
      'of its own, e.g. some of the charts, with Cluster.fromClusterAttributes',
  ];
}

/** As it is written to the file. */
function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value, undefined, 2));
}
