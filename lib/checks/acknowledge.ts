import type { Acknowledgement } from './acknowledgements';
import type { Json } from './plain-json';

/** A construct of ROS CDK or of cdk8s, as far as acknowledgements need one. */
export interface IAcknowledging {
  readonly node: {
    readonly path: string;
    readonly metadata: readonly { readonly type: string; readonly data?: Json }[];
    addMetadata(type: string, data: Json): unknown;
  };
}

/** The root of a tree of such constructs. */
export interface IAcknowledgingTree {
  readonly node: { findAll(): readonly IAcknowledging[] };
}

const TYPE = 'ack-blueprints:acknowledged';

/**
 * Says that what a rule finds in a construct, or below it, is known and meant so. It is listed in the report, with the
 * reason, and fails nothing. Where the rule finds nothing there, that is a finding (X001).
 *
 * ```ts
 * acknowledge(cluster, 'SEC020', 'the office has no VPN yet, see ticket 4711');
 * ```
 *
 * @param construct of ROS CDK or of cdk8s
 * @param id of the rule, such as `SEC020`
 * @param reason for whoever reads the report
 */
export function acknowledge(construct: IAcknowledging, id: string, reason: string): void {
  // a text: other values ROS CDK may not write into its manifest
  construct.node.addMetadata(TYPE, `${id} ${reason ?? ''}`);
}

/** What was acknowledged in a tree of constructs. */
export function acknowledgementsIn(root: IAcknowledgingTree): readonly Acknowledgement[] {
  return root.node
    .findAll()
    .flatMap(({ node: { metadata, path } }) =>
      metadata.filter(({ type }) => type === TYPE).map(({ data }) => acknowledgementOf(String(data), path)),
    );
}

function acknowledgementOf(text: string, path: string): Acknowledgement {
  const [id = ''] = text.split(' ');
  return {
    id,
    reason: text.slice(id.length + 1),
    covers: ({ construct }) => construct !== undefined && isBelow(construct, path),
    place: { title: '', path: '', construct: path },
  };
}

function isBelow(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}
