import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from '../construct';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import type { Target } from '../target/target';
import type { AlbGateway } from './alb/alb-gateway';

/** A question of readiness over HTTP. */
export interface HttpHealth {
  readonly path: string;
  /** @default - the port that takes requests */
  readonly port?: number;
}

/** What a way to expose has to know about a workload. */
export interface ExposedApplication {
  /** Name of the workload, and of its Service. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly target: Target;
  /**
   * What readiness asks over HTTP.
   *
   * @default - it asks in another way
   */
  readonly health?: HttpHealth;
  /** From the order to stop until a pod is killed. */
  readonly graceSeconds: number;
}

/** What a way to expose makes of the Service. */
export interface ServiceExposure {
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Where the Service listens. */
  readonly port: number;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly loadBalancerClass?: string;
}

/** What a way to expose makes beside the Service. */
export interface ExposureObjects {
  /** @default - none */
  readonly ingress?: ApiObject;
  /** @default - none */
  readonly gateway?: AlbGateway;
}

/** Who sends requests to pods, as a NetworkPolicy names them. */
export type RequestSource = Plain<k8s.NetworkPolicyPeer>;

/** A way to reach a workload. */
export interface IExposure {
  /** Why this workload cannot be reached this way; none if it can. */
  check(application: ExposedApplication): string[];
  renderService(application: ExposedApplication): ServiceExposure;
  /** Conditions that a pod waits for before it counts as ready. */
  renderReadinessGates(application: ExposedApplication): readonly string[];
  /** Makes what is needed beside the Service, below the workload. */
  defineObjects(scope: Construct, application: ExposedApplication): ExposureObjects;
  /** Why a NetworkPolicy cannot let its requests in; none if it can. Asked only where one is written. */
  checkSources(application: ExposedApplication): string[];
  /** Who sends requests to the pods; none where it is nobody outside of what the workload itself declares. */
  renderSources(application: ExposedApplication): readonly RequestSource[];
}
