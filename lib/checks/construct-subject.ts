import { acknowledgementsIn, type IAcknowledging, type IAcknowledgingTree } from './acknowledge';
import type { Acknowledgement } from './acknowledgements';
import { isObject, type Json } from './plain-json';
import type { ManifestSource, TemplateSource } from './subject';

/** What constructs render, with what they acknowledge. */
export interface ConstructSubject {
  readonly templates: readonly TemplateSource[];
  readonly manifests: readonly ManifestSource[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/** A ROS stack, as far as it is asked. */
interface Stack {
  readonly stackName: string;
  _toRosTemplate(): Json;
  resolve(value: unknown): Json;
}

/** An object of cdk8s. */
interface ApiObject extends IAcknowledging {
  toJson(): Json;
}

/**
 * The templates of all ROS stacks, and the objects of all charts, at or below a construct; each resource and object
 * with the path of the construct that defines it. Knows constructs by what they can do: loads no framework.
 *
 * @param root an app, a stack or a chart; ask after everything is defined
 */
export function subjectOf(root: IAcknowledgingTree): ConstructSubject {
  const constructs = root.node.findAll();
  return {
    templates: (constructs as readonly Json[]).filter(isStack).map(renderStack),
    manifests: constructs.filter(isApiObject).map((object) => ({
      content: object.toJson(),
      construct: object.node.path,
    })),
    acknowledgements: acknowledgementsIn(root),
  };
}

function isStack(construct: unknown): construct is Stack & IAcknowledgingTree {
  return isObject(construct) && typeof construct._toRosTemplate === 'function' && 'stackName' in construct;
}

function isApiObject(construct: unknown): construct is ApiObject {
  if (!isObject(construct) || typeof construct.toJson !== 'function') return false;
  return typeof construct.apiVersion === 'string' && typeof construct.kind === 'string';
}

function renderStack(stack: Stack & IAcknowledgingTree): TemplateSource {
  // what constructs do last, such as to hand on tags: a synth does it once more, to the same end
  (stack.node.constructor as { prepare?(node: object): void }).prepare?.(stack.node);
  const elements = (stack.node.findAll() as readonly Json[]).filter(({ logicalId }) => logicalId !== undefined);
  return {
    name: stack.stackName,
    content: stack.resolve(stack._toRosTemplate()),
    constructs: Object.fromEntries(elements.map(({ logicalId, node }) => [stack.resolve(logicalId), node.path])),
  };
}
