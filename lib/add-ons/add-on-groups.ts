import * as ros from '@alicloud/ros-cdk-core';
import { ClusterAddons } from '../../imports/ros/cs/cluster-addons';
import { dependOn } from '../depend-on';
import { ValidationError } from '../errors';
import { logicalId } from '../logical-id';
import { failOn } from '../problems';
import type { AddOn, AddOnComponent, ControlPlane } from './add-on';
import { conflictProblems, creationProblems, needProblems } from './add-on-rules';
import { supportProblems } from './add-on-support';
import { describeComponent, type RenderedComponent, renderComponent } from './render-component';

/** Components one ALIYUN::CS::ClusterAddons takes. */
const GROUP_SIZE = 10;

/** What {@link AddOnGroups} belong to. */
export interface AddOnGroupsProps {
  /** The cluster to install into. */
  readonly clusterId: string;

  /** What type of cluster it is. */
  readonly controlPlane: ControlPlane;

  /** Whether it runs already, so that it may have more than is known here. */
  readonly isImported: boolean;

  /** Components the cluster has from its creation on. */
  readonly installed: readonly AddOnComponent[];
}

/**
 * The add-ons of one cluster that are installed after it was created, in groups of ten.
 *
 * Groups fill up in the order add-ons are added, each waiting for the one before: what is added last moves nothing.
 * Taking one out of a full group, though, moves the first of the next group over.
 */
export class AddOnGroups {
  /** The groups defined so far, in order. */
  public readonly resources: ros.Resource[] = [];

  private readonly components: AddOnComponent[] = [];
  private readonly prerequisites: ros.Resource[] = [];

  constructor(
    private readonly scope: ros.Construct,
    private readonly props: AddOnGroupsProps,
  ) {}

  /**
   * Adds an add-on; the same one again is no news.
   *
   * @throws ValidationError when it cannot be in this cluster, conflicts with what is there, or is there with another
   * version or config
   */
  public add(addOn: AddOn): void {
    for (const component of addOn.components(this.props.controlPlane)) this.addComponent(component);
  }

  /** Whether a component of that name is there, in whatever version. */
  public has(name: string): boolean {
    return [...this.props.installed, ...this.components].some((component) => component.name === name);
  }

  /** Makes all groups, also later ones, wait for something. */
  public waitFor(...resources: readonly ros.Resource[]): void {
    this.prerequisites.push(...resources);
    for (const group of this.resources) dependOn(group, ...resources);
  }

  private addComponent(component: AddOnComponent): void {
    if (this.isThere(component)) return;
    this.check(component);
    this.components.push(component);
    const groups = Math.ceil(this.components.length / GROUP_SIZE);
    if (groups > this.resources.length) this.defineGroup(groups);
  }

  private isThere(component: AddOnComponent): boolean {
    const known = this.components.find(({ name }) => name === component.name);
    if (!known) return false;
    const [is, got] = [describeComponent(known), describeComponent(component)];
    if (is === got) return true;
    throw new ValidationError(this.scope, `add-on '${component.name}' is already there with ${is}, got ${got}`);
  }

  private check(component: AddOnComponent): void {
    const { controlPlane, installed } = this.props;
    failOn(this.scope, [
      ...creationProblems(component, installed),
      ...supportProblems(component, controlPlane),
      ...conflictProblems(component, this.components),
    ]);
  }

  /** Only at synthesis: what an add-on needs may be added after it. */
  private checkNeeds(): void {
    if (this.props.isImported) return;
    const all = [...this.props.installed, ...this.components];
    failOn(
      this.scope,
      this.components.flatMap((component) => needProblems(component, all)),
    );
  }

  private defineGroup(number: number): void {
    const id = logicalId(this.scope, number === 1 ? 'AddOns' : `AddOns${number}`);
    const group = new ClusterAddons(this.scope, id, {
      clusterId: this.props.clusterId,
      addons: ros.Lazy.anyValue({ produce: () => this.renderComponents(number) }),
      // Otherwise ROS binds whoever runs the stack to a role with all rights in the cluster, which nothing here needs.
      rolePolicy: 'None',
      // ACK brings some components along, and which is not documented: those stay as they are instead of failing the stack.
      installedIgnore: true,
    });
    dependOn(group, ...this.prerequisites, ...this.resources.slice(-1));
    this.resources.push(group);
  }

  private renderComponents(group: number): RenderedComponent[] {
    this.checkNeeds();
    return this.components.slice((group - 1) * GROUP_SIZE, group * GROUP_SIZE).map(renderComponent);
  }
}
