import Cs, * as sdk from '@alicloud/cs20151215';
import { DeployError } from '../deploy-error';
import { isPrivate } from '../is-private';
import { ask } from '../ros/ask';
import { type Connection, type ConnectionOptions, connect } from '../ros/connection';
import { serverOf } from './kubeconfig';

/** A kubeconfig of a cluster, fresh from the service. */
export interface IssuedKubeconfig {
  /** YAML, with keys in it. */
  readonly config: string;
  /** UTC, such as `2026-03-10T09:56:17Z`. @default - the service does not say */
  readonly expiresAt?: string;
}

/** Which kubeconfig. */
export interface KubeconfigRequest {
  /** Such as `c0123456789abcdef`. */
  readonly clusterId: string;
  /** By which endpoint the API is reached: from inside of the VPC, or from anywhere. */
  readonly endpoint: 'internet' | 'intranet';
  /**
   * Minutes until its key expires, 15 to 4320.
   *
   * @default - the longest the service gives: years
   */
  readonly minutes?: number;
}

/** Container Service for Kubernetes, asked patiently, as {@link RosClient} asks ROS. */
export class CsClient {
  /** @throws DeployError where there are no credentials */
  public static async connect(options: ConnectionOptions): Promise<CsClient> {
    const connection = await connect(options);
    return new CsClient(connection, new Cs(connection.config));
  }

  private constructor(
    private readonly connection: Connection,
    private readonly sdk: Cs,
  ) {}

  /** @throws DeployError when the cluster has no such endpoint, or the service refuses */
  public async issueKubeconfig({ clusterId, endpoint, minutes }: KubeconfigRequest): Promise<IssuedKubeconfig> {
    if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 15 && minutes <= 4320)) {
      throw new DeployError(`'minutes' must be a whole number, 15 to 4320, got ${minutes}`, 2);
    }
    const request = new sdk.DescribeClusterUserKubeconfigRequest({
      privateIpAddress: endpoint === 'intranet',
      temporaryDurationMinutes: minutes,
    });
    const about = {
      service: 'Container Service',
      policyName: 'cs',
      action: 'DescribeClusterUserKubeconfig',
      subject: `cluster '${clusterId}'`,
    };
    const { body } = await ask(this.connection, about, () =>
      this.sdk.describeClusterUserKubeconfig(clusterId, request),
    );
    // without a public one, the answer may be the private one
    if (!body?.config || (endpoint === 'internet' && isPrivate(hostOf(body.config)))) {
      throw new DeployError(`cluster '${clusterId}' has no ${endpoint} endpoint: ${WAYS_OUT[endpoint]}`);
    }
    return { config: body.config, expiresAt: body.expiration };
  }
}

function hostOf(config: string): string {
  const server = serverOf(config);
  return URL.canParse(server) ? new URL(server).hostname : '';
}

/** Where the asked endpoint is missing. */
const WAYS_OUT = {
  internet:
    'its API can be reached from inside of the VPC only: run this there with `--intranet`, or deploy it with `-c apiAccess=public`',
  intranet: 'ask for `--internet`, or wait until the cluster runs',
};
