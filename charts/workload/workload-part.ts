import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from '../construct';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import type { Target } from '../target/target';
import type { Env } from './env-value';
import type { Resources } from './resources';

/** A container, as far as the parts of a workload depend on it. */
export interface ContainerFacts {
  readonly name: string;
  /** With the defaults filled in. */
  readonly resources: Resources;
  /** Named ports only: what a Service or a monitor can lead to. */
  readonly ports: Readonly<Record<string, number>>;
}

/** A way for a pod to reach into its node. */
export type NodeAccess = 'privileged' | 'hostPath';

/** What the parts of a workload, such as its scaling, logs or monitoring, have to know about it. */
export interface WorkloadFacts {
  /** Name of the workload and of its objects. */
  readonly name: string;
  readonly namespace: string;
  /** Labels of all its objects. */
  readonly labels: Labels;
  /** The labels that pick its pods and nothing else. */
  readonly selector: Labels;
  readonly target: Target;
  /** The object that makes its pods. */
  readonly controller: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  /** Those that run as long as a pod, the main one first. */
  readonly containers: readonly ContainerFacts[];
  /** How many pods it has; equal where the number is fixed. */
  readonly replicas: { readonly min: number; readonly max: number };
  /** Whether a Service leads to it. */
  readonly hasService: boolean;
  /**
   * Name of the port where nothing but its metrics is read.
   *
   * @default - none
   */
  readonly metricsPort?: string | undefined;
  /** How its pods reach into their node: `privileged` programs, directories of it (`hostPath`). */
  readonly nodeAccess: readonly NodeAccess[];
}

/** What a part adds to each pod of a workload. */
export interface PodAdditions {
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly tolerations?: readonly Plain<k8s.Toleration>[];
  /** @default - none */
  readonly affinity?: Plain<k8s.Affinity>;
  /**
   * Environment variables of the main container.
   *
   * @default - none
   */
  readonly env?: Env;
}

/** A part of a workload that somebody chooses: how it is scaled, where its logs go, who measures it. */
export interface IWorkloadPart {
  /** Why it cannot be had with this workload; none if it can. */
  check(workload: WorkloadFacts): string[];
  /** What it adds to each pod. */
  renderPod?(workload: WorkloadFacts): PodAdditions;
  /** Makes what is needed beside the pods, below the workload. */
  defineObjects?(scope: Construct, workload: WorkloadFacts): void;
}
