import * as ros from '@alicloud/ros-cdk-core';
import { unresolvedPlaces } from '../unresolved';
import type { PlacedManifest } from './manifest';

const AS_TEXT = 'hand it over as a text, e.g. ros.Token.asString(bucket.attrName)';

const LIST =
  'a list that only ROS knows; give its elements, e.g. ros.Token.asString(ros.Fn.select(0, list)), whose number is known';

/**
 * Why a value that only ROS knows cannot stand where it stands, a sentence each. As a text, or a part of one, it can; a
 * list or a number has no place in a text, and what was made of a token too early is lost.
 */
export function deployTimeProblems({ place, manifest }: PlacedManifest): string[] {
  return problemsOf(manifest, '', isSecret(manifest) ? ['data'] : ['binaryData']).map(
    (problem) => `${problem} [at ${place}]`,
  );
}

function problemsOf(value: unknown, path: string, encoded: readonly string[]): string[] {
  if (typeof value === 'string') return textProblems(value, path, encoded);
  if (typeof value === 'number') return numberProblems(value, path);
  if (typeof value !== 'object' || value === null) return [];
  if (ros.Tokenization.isResolvable(value)) return [`'${path}' is a function of ROS; ${AS_TEXT}`];
  if (Array.isArray(value) && value.some(isListToken)) return [`'${path}' is ${LIST}`];
  return Object.entries(value as object).flatMap(([key, nested]) => [
    ...keyProblems(key, path),
    ...problemsOf(nested, path === '' ? key : `${path}.${key}`, encoded),
  ]);
}

function isListToken(element: unknown): boolean {
  return typeof element === 'string' && ros.Token.isUnresolved([element]);
}

function keyProblems(key: string, path: string): string[] {
  if (key.startsWith('Fn::')) return [`'${path}' is a function of ROS; ${AS_TEXT}`];
  return lostPlaces(key).length > 0 || ros.Token.isUnresolved(key)
    ? [`'${path}' has a key that only ROS knows; keys are plain texts`]
    : [];
}

function numberProblems(value: number, path: string): string[] {
  return ros.Token.isUnresolved(value) ? [`'${path}' is a number that only ROS knows; give a plain one`] : [];
}

function textProblems(text: string, path: string, encoded: readonly string[]): string[] {
  if (ros.Token.isUnresolved(text) && encoded.some((field) => path.startsWith(`${field}.`))) {
    return [`'${path}' is base64, which ROS cannot make of a value it knows; use stringData, or data of a ConfigMap`];
  }
  const isProgram = /^data\./.test(path);
  if (lostPlaces(isProgram ? text.replaceAll('[object ', '[') : text).length === 0) return [];
  return [`'${path}' holds what is left of a value that only ROS knows; ${AS_TEXT}, and change nothing in it`];
}

/** What is not a token as a whole, but looks like a part of one, or what became of one. */
function lostPlaces(text: string): string[] {
  if (!ros.Token.isUnresolved(text)) return unresolvedPlaces(text);
  const rest = ros.Tokenization.reverseString(text).mapTokens({ mapToken: () => '' });
  return unresolvedPlaces(rest.join({ join: (left, right) => `${left ?? ''}${right ?? ''}` }));
}

function isSecret({ kind, apiVersion }: { readonly kind: string; readonly apiVersion: string }): boolean {
  return kind === 'Secret' && apiVersion === 'v1';
}
