import Credential, { CLIProfileCredentialsProvider } from '@alicloud/credentials';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { DeployError } from '../deploy-error';
import { isLoopback } from '../is-loopback';
import { RETRY_LIMITS, type RetryLimits } from '../retry';

/** Where a service is, and as whom it is asked. */
export interface ConnectionOptions {
  /** Region id, such as `eu-central-1`. */
  readonly region: string;
  /**
   * Such as `https://ros-vpc.eu-central-1.aliyuncs.com`.
   *
   * @default - the public endpoint of the region
   */
  readonly endpoint?: string;
  /**
   * Profile of `~/.aliyun/config.json`, as `aliyun configure` writes it.
   *
   * @default - the default chain: environment, RRSA (OIDC), current profile, role of the ECS instance, credentials URI
   */
  readonly profile?: string;
  /** @default - about 30 seconds in all */
  readonly retry?: RetryLimits;
  /**
   * Told why a request is sent again.
   *
   * @default - nobody is
   */
  readonly onRetry?: (error: Error) => void;
  /**
   * Milliseconds that an answer may take.
   *
   * @default 30000
   */
  readonly answerWithin?: number;
}

/** Where a service is, and as whom it is asked, with what was left out. */
export interface Connection {
  readonly region: string;
  /** Host of the service as far as it was said. */
  readonly host?: string;
  readonly retry: RetryLimits;
  readonly onRetry?: (error: Error) => void;
  readonly config: $OpenApiUtil.Config;
}

/**
 * Finds credentials, and says where the service is.
 *
 * @throws DeployError where there are no credentials, or the endpoint is no URL
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { region, retry = RETRY_LIMITS, onRetry, answerWithin = 30_000 } = options;
  const address = addressOf(options);
  const credential = await signIn(options);
  const config = new $OpenApiUtil.Config({
    credential,
    regionId: region,
    ...address,
    connectTimeout: Math.min(answerWithin, 10_000),
    readTimeout: answerWithin,
  });
  return { region, host: address.endpoint, retry, onRetry, config };
}

const NO_URL = { protocol: '', host: '', hostname: '' };

/** The SDK takes protocol and host apart. */
function addressOf({ region, endpoint }: ConnectionOptions): { endpoint?: string; protocol?: string } {
  if (!/^[a-z][a-z0-9-]*$/.test(region)) {
    throw new DeployError(`'region' must be a region id, e.g. 'eu-central-1', got '${region}'`, 2);
  }
  if (endpoint === undefined) return {};
  const { protocol, host, hostname } = URL.canParse(endpoint) ? new URL(endpoint) : NO_URL;
  // tokens and values of parameters are in the requests
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    throw new DeployError(`'endpoint' must be an https URL, e.g. 'https://ros.aliyuncs.com', got '${endpoint}'`, 2);
  }
  return { endpoint: host, protocol: protocol.replace(':', '').toUpperCase() };
}

async function signIn({ profile }: ConnectionOptions): Promise<Credential> {
  try {
    const credential = profile === undefined ? new Credential() : credentialOf(profile);
    await credential.getCredential();
    return credential;
  } catch (error) {
    throw new DeployError(explain(error as Error, profile));
  }
}

/** The chain takes the name of a profile from the environment only. */
function credentialOf(profile: string): Credential {
  return new Credential(null, CLIProfileCredentialsProvider.builder().withProfileName(profile).build());
}

/** In words of ours: those of the SDK may hold the whole file, keys included. */
function explain({ message }: Error, profile?: string): string {
  if (message.includes('parse aliyun cli config')) {
    return 'no credentials found: ~/.aliyun/config.json is not JSON; make it anew with `aliyun configure`';
  }
  if (profile !== undefined) {
    return `no credentials in profile '${profile}': make it with \`aliyun configure --profile ${profile}\``;
  }
  return (
    'no credentials found: run `aliyun configure`, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ' +
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run where there is a role (RRSA, ECS)'
  );
}
