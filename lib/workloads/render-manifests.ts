import * as ros from '@alicloud/ros-cdk-core';
import type { Manifest } from './manifest';
import { quoteTokens } from './quoted-value';

/**
 * Objects as YAML, the same as cdk8s writes, for a property of a ROS resource: tokens in it become functions of ROS.
 *
 * Every text with a token is in double quotes and on one line: a value that looks like a number stays a text, and none
 * can change what is around it.
 */
export function renderManifests(manifests: readonly Manifest[]): string {
  return manifests.map(renderDocument).join('---\n');
}

function renderDocument(manifest: Manifest): string {
  // a tenth of the time the whole library takes to load, and most stacks have no workloads
  const { Document, visit } = require('yaml') as typeof import('yaml');
  const document = new Document(manifest, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (key, scalar) => {
      if (key === 'key' || typeof scalar.value !== 'string') return;
      const isProgram = scalar.value.includes('[object ');
      if (isProgram || ros.Token.isUnresolved(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  // an escape is the same text to Kubernetes, and to the check of the template no trace of a lost value
  return quoteTokens(text.replaceAll('[object ', '\\x5Bobject '));
}
