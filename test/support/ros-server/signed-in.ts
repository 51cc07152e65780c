import type { ConnectionOptions } from '../../../lib/deploy/ros/connection';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { KEYS } from './acs-endpoint';
import { RosServer } from './ros-server';

/** Repeats without waiting. */
export const FAST = { times: 3, first: 1, longest: 1 };

/** Waits for nothing, but lets others go on. */
export const noPause = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
};

/** Credentials of the doubles for the tests of a file, and nothing of whoever runs them. */
export function signIn(credentials: Readonly<Record<string, string>> = SIGNED_IN): void {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (name.startsWith('ALIBABA_CLOUD_')) delete process.env[name];
    Object.assign(process.env, { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ...credentials });
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
}

export const SIGNED_IN = { ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEYS.secret };

/** A fresh double for each test of a file, and a client of it. */
export function rosDouble(): {
  readonly ros: RosServer;
  client(options?: Partial<ConnectionOptions>): Promise<RosClient>;
} {
  let server: RosServer | undefined;
  beforeEach(async () => {
    server = await RosServer.start();
  });
  afterEach(() => server?.stop());
  return {
    get ros() {
      return server as RosServer;
    },
    client: (options = {}) =>
      RosClient.connect({ region: 'eu-central-1', endpoint: server?.url, retry: FAST, ...options }),
  };
}
