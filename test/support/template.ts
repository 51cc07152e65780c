import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  // without a folder of its own every app leaves one behind
  const outdir = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  try {
    const app = new ros.App({ outdir, treeMetadata: false });
    const stack = new PlatformStack(app, 'Stack', props);
    define(stack);
    return app.synth().getStackByName(stack.stackName).template as Template;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The resources of such a template, by logical id. */
export function resourcesOf(
  define: (stack: PlatformStack) => void,
  props: PlatformStackProps = {},
): Template['Resources'] {
  return templateOf(define, props).Resources;
}
