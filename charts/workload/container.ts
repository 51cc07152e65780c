import type { Mount } from '../storage/volume';
import type { Drain } from './drain';
import type { EnvSource } from './env-source';
import type { Env } from './env-value';
import type { Probes } from './probes';
import type { Resources } from './resources';

/** What every container of a pod can have. */
export interface ContainerProps {
  /** Best with a digest, `name:tag@sha256:…`: a tag can move between two replicas. */
  readonly image: string;
  /**
   * Program and its arguments, in place of the image's entry point.
   *
   * @default - that of the image
   */
  readonly command?: readonly string[];
  /**
   * Arguments of the entry point.
   *
   * @default - those of the image
   */
  readonly args?: readonly string[];
  /**
   * Environment variables by name.
   *
   * @default - those of the image
   */
  readonly env?: Env;
  /**
   * Secrets and ConfigMaps whose keys are environment variables too, such as `[EnvSource.fromSecret('database')]`. Of two
   * alike the last counts, and `env` before all.
   *
   * @default - none
   */
  readonly envFrom?: readonly EnvSource[];
  /**
   * Files by absolute path, such as `{ '/etc/nginx/conf.d/default.conf': 'server { … }' }`; read-only. New content
   * comes with new pods.
   *
   * @default - those of the image
   */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Volumes, and where the container sees them.
   *
   * @default - none
   */
  readonly mounts?: readonly Mount[];
  /**
   * Directories that the container may write, each empty at the start and its own: its root file system is read-only.
   *
   * @default ['/tmp']
   */
  readonly scratch?: readonly string[];
  /** @default - requests 100m CPU and 128Mi memory, limits 500m and 256Mi */
  readonly resources?: Resources;
  /**
   * User id of this container.
   *
   * @default - the one of `security`
   */
  readonly user?: number;
}

/** A container that runs, and has to be well, as long as its pod. */
export interface ServingContainerProps extends ContainerProps {
  /**
   * What runs before a stop.
   *
   * @default - what the role of the container needs
   */
  readonly drain?: Drain;
  /** @default - what the role of the container needs */
  readonly probes?: Probes;
}

/** A container that runs to its end before the others start; several run one after the other. */
export interface InitContainerProps extends ContainerProps {
  /** DNS label; unique in the pod. */
  readonly name: string;
}

/** A container beside the main one, such as PHP beside a web server. They reach each other as `127.0.0.1`. */
export interface SidecarProps extends ServingContainerProps {
  /** DNS label; unique in the pod. */
  readonly name: string;
  /**
   * Port for its probes.
   *
   * @default - none
   */
  readonly port?: number;
  /**
   * @default - waits as long as the main container, which may need it to the end. To be given where the main one has a
   * way of its own to wait: it says nothing about the image of this one
   */
  readonly drain?: Drain;
  /** @default - none: readiness of the main container is that of the pod */
  readonly probes?: Probes;
}

/** Where a container listens. */
export interface ContainerPort {
  /** Which prop of the container says so. */
  readonly prop: string;
  /** None where no Service leads to it. */
  readonly name?: string;
  readonly port: number;
}

/** A container as the pod template sees it, whatever its role. */
export interface PodContainer {
  /** How errors name it, such as `sidecars.php`; empty for the main container. */
  readonly prop: string;
  readonly name: string;
  readonly props: ContainerProps;
  /** The first is the one that probes ask. */
  readonly ports: readonly ContainerPort[];
  readonly probes: Probes;
  /** None for init containers. */
  readonly drain?: Drain;
}
