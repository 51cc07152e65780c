import * as ros from '@alicloud/ros-cdk-core';

/**
 * Writes a stack as its template alone.
 *
 * The framework's `DefaultStackSynthesizer` names a bucket for file assets at random, so that no two syntheses are
 * alike; what we define has no file assets.
 */
export class TemplateSynthesizer extends ros.StackSynthesizer {
  /** @throws Error always: says what takes file assets */
  public override addFileAsset(): ros.FileAssetLocation {
    throw new Error(
      `'synthesizer' of stack '${this.boundStack.stackName}' takes no file assets; give the stack new ros.DefaultStackSynthesizer()`,
    );
  }

  public override synthesize(session: ros.ISynthesisSession): void {
    this.synthesizeTemplate(session);
    this.emitArtifact(session);
  }
}
