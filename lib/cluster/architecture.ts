import * as ros from '@alicloud/ros-cdk-core';
import { architectureOf, type CpuArchitecture } from './cpu-architecture';
import { patternArchitecture, patternProblems } from './instance-pattern';
import { NodeImage } from './node-image';
import type { NodePoolOptions } from './node-pool';

const IMAGES: ReadonlyMap<NodeImage, CpuArchitecture> = new Map([
  [NodeImage.ALIBABA_CLOUD_LINUX_3, 'X86'],
  [NodeImage.ALIBABA_CLOUD_LINUX_3_CONTAINER_OPTIMIZED, 'X86'],
  [NodeImage.ALIBABA_CLOUD_LINUX_3_ARM, 'ARM'],
]);

/** What does not go together in processors and image, a sentence; plain JavaScript may have put anything there. */
export function architectureProblems(options: NodePoolOptions): string[] {
  const [architecture, ...others] = architecturesOf(options);
  const { image, instanceTypes, instancePatterns } = options;
  if (others.length > 0) {
    const props = [instanceTypes && `'instanceTypes'`, instancePatterns && `'instancePatterns'`].filter(Boolean);
    return [
      `${props.join(' and ')} ${props.length > 1 ? 'have' : 'has'} Arm and x86 types, which no image is for both: ` +
        `make a pool for each`,
    ];
  }
  const ofImage = image && IMAGES.get(image);
  if (!ofImage || !architecture || ofImage === architecture) return [];
  return [
    `'image' is ${image.value} (${ofImage}), the instance types are ${architecture}: leave it out, or take another` +
      (instancePatterns ? `, or say architecture: '${ofImage}' in the pattern` : ''),
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
      ...types.map(architectureOf),
      // What is wrong with a pattern is said already.
      ...patterns.filter((pattern) => patternProblems('', [pattern]).length === 0).map(patternArchitecture),
    ]),
  ];
}
