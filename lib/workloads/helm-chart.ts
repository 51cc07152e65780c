import * as ros from '@alicloud/ros-cdk-core';
import { ClusterHelmApplication } from '../../imports/ros/cs/cluster-helm-application';
import { dependOn } from '../depend-on';
import { fits } from '../fits';
import { logicalId } from '../logical-id';
import { checkObject, checkText, failOn, propsOf, show, switchProblems } from '../problems';
import { conditionsProblems, type WaitCondition } from './wait-condition';
import type { IWorkloadCluster } from './workload-cluster';

/** Who fetches a Helm chart. */
export interface ChartCredential {
  readonly userName: string;
  /** A parameter of the stack with `noEcho`: a password in a template is read by many. */
  readonly password: string;
}

/** A Helm chart that a stack installs. */
export interface HelmChartOptions {
  /** Where the packed chart is, such as `https://charts.example.com/redis-1.2.3.tgz`: with its version, so that it stays. */
  readonly chartUrl: string;

  /** Name of the release; another one installs it anew. */
  readonly releaseName: string;

  /** Namespace it is installed into; another one installs it anew. */
  readonly namespace: string;

  /**
   * Values of the chart; deploy-time values may be among them.
   *
   * @default - those of the chart
   */
  readonly values?: Readonly<Record<string, unknown>>;

  /**
   * What has to be true before the stack goes on, five conditions at most.
   *
   * @default - nothing: what is in the chart is not known here
   */
  readonly waitFor?: readonly WaitCondition[];

  /**
   * For a chart that not everybody may fetch.
   *
   * @default - none
   */
  readonly credential?: ChartCredential;

  /**
   * Whether ROS makes whoever runs the stack an administrator of the cluster, for good. Whoever made the cluster is one.
   *
   * @default false
   */
  readonly grantAdministrator?: boolean;
}

/** What a {@link HelmChart} is made of. */
export interface HelmChartProps extends HelmChartOptions {
  readonly cluster: IWorkloadCluster;
  /** What is applied before it. */
  readonly after: readonly ros.Resource[];
}

/** A Helm chart in the stack of a cluster: one ALIYUN::CS::ClusterHelmApplication. */
export class HelmChart extends ros.Construct {
  public readonly resource: ros.Resource;

  /** @throws ValidationError with everything that is wrong with the options */
  constructor(
    scope: ros.Construct,
    id: string,
    private readonly props: HelmChartProps,
  ) {
    super(scope, id);
    failOn(this, problemsOf(props));
    const { waitFor = [], credential, grantAdministrator = false } = props;
    this.resource = new ClusterHelmApplication(this, logicalId(this, ''), {
      clusterId: props.cluster.clusterId,
      chartUrl: props.chartUrl,
      name: props.releaseName,
      namespace: props.namespace,
      chartValues: props.values,
      credential,
      waitUntil: waitFor.length === 0 ? undefined : waitFor.map((condition) => condition._render()),
      rolePolicy: grantAdministrator ? 'EnsureAdminRoleAndBinding' : 'None',
    });
    dependOn(this.resource, ...props.after);
  }

  /** Only now everything of the cluster is defined. */
  protected override prepare(): void {
    dependOn(this.resource, ...this.props.cluster.dependable);
  }
}

function problemsOf(props: HelmChartProps): string[] {
  const { chartUrl, values, waitFor, credential, grantAdministrator } = props;
  return [
    ...(fits(chartUrl, /^https?:\/\/\S+$/)
      ? []
      : [`'chartUrl' is ${show(chartUrl)}, must be a URL, e.g. 'https://charts.example.com/redis-1.2.3.tgz'`]),
    ...checkText('releaseName', props.releaseName, 'redis'),
    ...checkText('namespace', props.namespace, 'redis'),
    ...(values === undefined ? [] : checkObject('values', values, '{ replicas: 3 }')),
    ...conditionsProblems(waitFor),
    ...(credential === undefined ? [] : credentialProblems(credential)),
    ...switchProblems({ grantAdministrator }),
  ];
}

function credentialProblems(credential: unknown): string[] {
  const example = '{ userName, password: parameter.valueAsString }';
  const problems = checkObject('credential', credential, example);
  if (problems.length > 0) return problems;
  const { userName, password } = propsOf(credential as ChartCredential);
  return [
    ...checkText('credential.userName', userName, 'reader'),
    ...(ros.Token.isUnresolved(password)
      ? []
      : ["'credential.password' must be a parameter of the stack with noEcho, as the template is read by many"]),
  ];
}
