import * as ros from '@alicloud/ros-cdk-core';
import type { CpuArchitecture } from './instance-pattern';
import { NodeImage } from './node-image';
import type { NodePoolOptions } from './node-pool';

/** Families of Arm processors, as ECS names them: g6r, c6r, g8y, c8y, r8y. */
const ARM = /^ecs\.(ebm)?[cgr]\d+[ry]\./;

const IMAGES: ReadonlyMap<NodeImage, CpuArchitecture> = new Map([
  [NodeImage.ALIBABA_CLOUD_LINUX_3, 'X86'],
  [NodeImage.ALIBABA_CLOUD_LINUX_3_CONTAINER_OPTIMIZED, 'X86'],
  [NodeImage.ALIBABA_CLOUD_LINUX_3_ARM, 'ARM'],
]);

/** What does not go together in processors and image, a sentence; plain JavaScript may have put anything there. */
export function architectureProblems(options: NodePoolOptions): string[] {
  const [architecture, ...others] = architecturesOf(options);
  if (others.length > 0)
    return [`'instanceTypes' has Arm and x86 types, which no image is for both: make a pool for each`];
  const { image } = options;
  const ofImage = image && IMAGES.get(image);
  if (!ofImage || !architecture || ofImage === architecture) return [];
  return [
    `'image' is ${image.value} (${ofImage}), the instance types are ${architecture}: leave it out, or take another`,
  ];
}

/** The image for the processors of a pool. */
export function usualImage(options: NodePoolOptions): NodeImage {
  return architecturesOf(options).includes('ARM')
    ? NodeImage.ALIBABA_CLOUD_LINUX_3_ARM
    : NodeImage.ALIBABA_CLOUD_LINUX_3;
}

/** What is known of the processors of a pool: a deploy-time instance type may be of any kind. */
function architecturesOf({ instanceTypes, instancePatterns }: NodePoolOptions): CpuArchitecture[] {
  const types = Array.isArray(instanceTypes) ? instanceTypes.filter((type) => !ros.Token.isUnresolved(type)) : [];
  const patterns = Array.isArray(instancePatterns) ? instancePatterns : [];
  return [
    ...new Set([
      ...types.map((type): CpuArchitecture => (ARM.test(type) ? 'ARM' : 'X86')),
      ...patterns.map((pattern) => pattern?.architecture ?? 'X86').filter((it) => it === 'X86' || it === 'ARM'),
    ]),
  ];
}
