import * as ros from '@alicloud/ros-cdk-core';
import { ClusterApplication } from '../../imports/ros/cs/cluster-application';
import { dependOn } from '../depend-on';
import { logicalId } from '../logical-id';
import { checkObject, failOn, switchProblems } from '../problems';
import { deployTimeProblems } from './deploy-time-values';
import type { Manifests } from './manifest';
import type { ObjectOwners } from './object-owners';
import { renderManifests } from './render-manifests';
import { conditionsProblems, defaultConditions, MOST_CONDITIONS, type WaitCondition } from './wait-condition';
import type { IWorkloadCluster } from './workload-cluster';

/** Options of objects that a stack applies. */
export interface ManifestOptions {
  /**
   * What has to be true before the stack goes on, five conditions at most.
   *
   * @default - a replica of each Deployment and StatefulSet is ready, for ten minutes at most
   */
  readonly waitFor?: readonly WaitCondition[];

  /**
   * Whether objects that are there already are taken over and changed; otherwise they are an error.
   *
   * @default false
   */
  readonly adoptExisting?: boolean;

  /**
   * Whether ROS makes whoever runs the stack an administrator of the cluster, for good. Whoever made the cluster is one.
   *
   * @default false
   */
  readonly grantAdministrator?: boolean;
}

/** What a {@link ClusterManifest} is made of. */
export interface ClusterManifestProps extends ManifestOptions {
  readonly cluster: IWorkloadCluster;
  /** Asked for once, when the stack is synthesized. */
  readonly manifests: () => Manifests;
  /** Who applies what to the same cluster. */
  readonly owners: ObjectOwners;
  /** What is applied before it. */
  readonly after: readonly ros.Resource[];
}

/** Objects that the stack of a cluster applies to it: one ALIYUN::CS::ClusterApplication. */
export class ClusterManifest extends ros.Construct {
  public readonly resource: ros.Resource;
  private rendered?: { readonly yaml: string; readonly conditions: readonly WaitCondition[] };

  /** @throws ValidationError with everything that is wrong with the options */
  constructor(
    scope: ros.Construct,
    id: string,
    private readonly props: ClusterManifestProps,
  ) {
    super(scope, id);
    const { cluster, adoptExisting = false, grantAdministrator = false } = props;
    failOn(this, [...conditionsProblems(props.waitFor), ...switchProblems({ adoptExisting, grantAdministrator })]);
    this.resource = new ClusterApplication(this, logicalId(this, ''), {
      clusterId: cluster.clusterId,
      yamlContent: ros.Lazy.stringValue({ produce: () => this.render().yaml }),
      waitUntil: ros.Lazy.anyValue({ produce: () => this.renderConditions() }),
      creationMode: adoptExisting ? 'Apply' : undefined,
      rolePolicy: grantAdministrator ? 'EnsureAdminRoleAndBinding' : 'None',
    });
    dependOn(this.resource, ...props.after);
  }

  /** Only now everything is defined: in the chart, and in the cluster. */
  protected override prepare(): void {
    this.render();
    dependOn(this.resource, ...this.props.cluster.dependable);
  }

  private render() {
    this.rendered ??= this.renderOnce();
    return this.rendered;
  }

  private renderOnce() {
    const { objects, problems } = this.props.manifests();
    const { owners } = this.props;
    failOn(this, problems);
    failOn(this, [...objects.flatMap(deployTimeProblems), ...owners.claim(this.node.id, objects)]);
    const manifests = objects.map(({ manifest }) => manifest);
    const conditions = this.props.waitFor ?? defaultConditions(manifests);
    if (conditions.length > MOST_CONDITIONS) {
      failOn(this, [
        `'waitFor' is required: there are ${conditions.length} Deployments and StatefulSets, and ROS waits for ` +
          `${MOST_CONDITIONS}; name the ones that matter, e.g. [WaitCondition.ready('Deployment', 'web', …)], or none with []`,
      ]);
    }
    return { yaml: renderManifests(manifests), conditions };
  }

  private renderConditions() {
    const { conditions } = this.render();
    return conditions.length === 0 ? undefined : conditions.map((condition) => condition._render());
  }
}

/** Problems of options as a whole. */
export function optionsProblems(options: unknown): string[] {
  return options === undefined ? [] : checkObject('options', options, '{ waitFor: [] }');
}
