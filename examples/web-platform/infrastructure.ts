import * as ros from '@alicloud/ros-cdk-core';
import { FileStorage, Network, PlatformStack } from 'ack-blueprints';
import { CLUSTERS } from './clusters';
import { STACK_NAME } from './names';
import type { ClusterType, Settings } from './settings';

/** Pods with addresses of the VPC need vSwitches of their own; an overlay, or a cluster elsewhere, does not. */
const WITH_POD_VSWITCHES: readonly ClusterType[] = ['managed', 'serverless', 'acs'];

/** The ROS half: network, cluster, nodes, add-ons and the volume of the site. */
export function infrastructure(outdir: string | undefined, settings: Settings): ros.App {
  const app = new ros.App({ outdir, autoSynth: false });
  const stack = new PlatformStack(app, STACK_NAME, {
    description: 'The web platform of the thesis: Kubernetes over three zones, nodes, and a shared volume',
    env: { region: 'eu-central-1' },
    tags: { platform: 'web-platform' },
  });
  const { clusterType } = settings;
  if (clusterType === 'local') throw new Error("a local cluster has no ROS half; 'vagrant up' in dist/local makes it");
  const network = new Network(stack, 'Network', {
    cidr: '172.16.0.0/16',
    zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    podVSwitches: WITH_POD_VSWITCHES.includes(clusterType),
  });
  CLUSTERS[clusterType](stack, network, settings);
  new FileStorage(stack, 'Site', { network });
  return app;
}
