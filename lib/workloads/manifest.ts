import type * as ros from '@alicloud/ros-cdk-core';
import { checkObject, checkText, propsOf } from '../problems';
import { appProblems, chartProblems, type IApiObject, type IChart, objectsOf } from './chart';
import { forStack } from './for-stack';

/** A Kubernetes object as plain JSON. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

/** An object, and where it is from. */
export interface PlacedManifest {
  /** Path of its construct, or its place in a list, such as `objects[0]`. */
  readonly place: string;
  readonly manifest: Manifest;
}

/** What there is to apply, or why it cannot be, a sentence each. */
export interface Manifests {
  readonly objects: readonly PlacedManifest[];
  readonly problems: readonly string[];
}

/**
 * The objects of a chart, each rendered by itself: the chart as a whole is for files, and refuses values of ROS.
 *
 * @param stack what they are rendered for
 */
export function manifestsOfChart(chart: IChart, stack: ros.Stack): Manifests {
  return forStack(chart.node.root, stack, () => {
    const problems = [...appProblems(chart), ...chartProblems(chart)];
    const objects: PlacedManifest[] = [];
    try {
      for (const object of objectsOf(chart)) {
        const manifest = render(object);
        // a patch may have taken away what makes it one
        problems.push(...objectProblems(object.node.path, manifest));
        objects.push({ place: object.node.path, manifest });
      }
    } catch (error) {
      problems.push((error as Error).message);
    }
    if (problems.length === 0 && objects.length === 0) problems.push(`'chart' is empty: ${chart.node.path}`);
    return { objects, problems };
  });
}

function render(object: IApiObject): Manifest {
  try {
    return object.toJson() as Manifest;
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${message}; a value of ROS is handed over as a text, e.g. ros.Token.asString(bucket.attrName)`);
  }
}

/** Objects that are plain JSON already. */
export function manifestsOf(objects: readonly unknown[]): Manifests {
  const problems = objects.flatMap((object, index) => objectProblems(`objects[${index}]`, object));
  if (objects.length === 0) problems.push("'objects' is empty, name what to apply");
  if (problems.length > 0) return { objects: [], problems };
  return {
    objects: objects.map((manifest, index) => ({ place: `objects[${index}]`, manifest: manifest as Manifest })),
    problems: [],
  };
}

function objectProblems(place: string, object: unknown): string[] {
  const example = "{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }";
  const problems = checkObject(place, object, example);
  if (problems.length > 0) return problems;
  const { apiVersion, kind, metadata } = object as Partial<Manifest>;
  return [
    ...checkText(`${place}.apiVersion`, apiVersion, 'v1'),
    ...checkText(`${place}.kind`, kind, 'Namespace'),
    ...checkText(`${place}.metadata.name`, propsOf(metadata as Manifest['metadata']).name, 'web'),
  ];
}
