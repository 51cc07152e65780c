import Credential from '@alicloud/credentials';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import RosClient, { GetResourceTypeRequest } from '@alicloud/ros20190910';
import { factsFromAnswer } from './answer';
import type { TypeFacts } from './facts';

/** Whom to ask. */
export interface LiveOptions {
  readonly region: string;
  /**
   * Such as `https://ros-vpc.eu-central-1.aliyuncs.com`.
   *
   * @default - the public endpoint of the region
   */
  readonly endpoint?: string;
}

/**
 * The facts of a type as ROS knows it today: asks `GetResourceType`.
 *
 * @throws Error that says what to do: no credentials, no such type, or the refusal of ROS
 */
export async function askForType(resourceType: string, options: LiveOptions): Promise<TypeFacts> {
  const client = new RosClient(new $OpenApiUtil.Config({ ...(await signIn()), ...addressOf(options) }));
  const { body } = await client
    .getResourceType(new GetResourceTypeRequest({ resourceType }))
    .catch((error: ServiceError) => Promise.reject(new Error(explain(error, resourceType), { cause: error })));
  return factsFromAnswer(body?.toMap() ?? {}, resourceType);
}

async function signIn(): Promise<{ credential: Credential }> {
  const credential = new Credential();
  await credential.getCredential().catch((error: Error) => {
    throw new Error(
      'no credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, ' +
        `or run \`aliyun configure\` (they need ros:GetResourceType)\n${error.message}`,
    );
  });
  return { credential };
}

/** The SDK takes protocol and host apart. */
function addressOf({ region, endpoint }: LiveOptions): { regionId: string; endpoint?: string; protocol?: string } {
  if (endpoint === undefined) return { regionId: region };
  const { host, protocol } = new URL(endpoint);
  return { regionId: region, endpoint: host, protocol: protocol.replace(':', '').toUpperCase() };
}

/** What the SDK throws. */
interface ServiceError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  readonly requestId?: string;
}

function explain({ code, message, statusCode }: ServiceError, resourceType: string): string {
  if (statusCode === 404) return `ROS knows no type '${resourceType}' (${code})`;
  if (code?.startsWith('Throttling')) return `ROS is asked too often, try again in a minute (${code})`;
  return `ROS refused to describe '${resourceType}': ${message}`;
}
