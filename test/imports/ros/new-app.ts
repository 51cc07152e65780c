import { tmpdir } from 'node:os';
import * as ros from '@alicloud/ros-cdk-core';

/** An app that is never synthesized: it makes no folder of its own, as an app without `outdir` does. */
export function newApp(): ros.App {
  return new ros.App({ outdir: tmpdir(), treeMetadata: false });
}
