import * as ros from '@alicloud/ros-cdk-core';
import { PlatformStack, type PlatformStackProps } from '../../lib/platform-stack';

/** A resource as ROS reads it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, any>;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
}

/** A template as ROS reads it. */
export interface Template {
  readonly Resources: Record<string, TemplateResource>;
  readonly Outputs?: Record<string, { Value: unknown; Description?: string }>;
}

/** The template of a stack that holds what `define` puts into it. */
export function templateOf(define: (stack: PlatformStack) => void, props: PlatformStackProps = {}): Template {
  const stack = new PlatformStack(new ros.App({ treeMetadata: false }), 'Stack', props);
  define(stack);
  const assembly = (stack.node.root as ros.App).synth();
  return assembly.getStackByName(stack.stackName).template as Template;
}

/** The resources of such a template, by logical id. */
export function resourcesOf(
  define: (stack: PlatformStack) => void,
  props: PlatformStackProps = {},
): Template['Resources'] {
  return templateOf(define, props).Resources;
}
