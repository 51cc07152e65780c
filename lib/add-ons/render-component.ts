import * as ros from '@alicloud/ros-cdk-core';
import { failOn } from '../problems';
import type { AddOnComponent } from './add-on';

/** A component as a cluster or ClusterAddons resource takes it. */
export interface RenderedComponent {
  readonly name: string;
  /** JSON text. */
  readonly config?: string;
  readonly version?: string;
}

/**
 * Renders a component: its settings become JSON text, in which ROS puts deploy-time texts.
 *
 * @throws ValidationError for deploy-time numbers and lists: they have no place in a text
 */
export function renderComponent({ name, config, version }: AddOnComponent): RenderedComponent {
  return { name, config: config && JSON.stringify(toTexts(config, `config of add-on '${name}'`)), version };
}

function toTexts(value: unknown, path: string): unknown {
  if (ros.Token.isUnresolved(value)) {
    const isText = typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value));
    failOn(path, isText ? [] : ['a deploy-time number or list cannot be part of a text; give a text or a known value']);
    return ros.Token.asString(value);
  }
  if (Array.isArray(value)) return value.map((element, index) => toTexts(element, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, nested]) => [key, toTexts(nested, `${path}.${key}`)]));
}

/** What two components have to share to be the same: readable, for errors too. */
export function describeComponent(component: AddOnComponent): string {
  const { config, version } = renderComponent(component);
  return `${version ? `version '${version}'` : 'the newest version'} and ${config ? `config ${config}` : 'no config'}`;
}
