import { AccessMode, type IVolume } from '../storage/volume';
import type { ContainerPort, InitContainerProps, PodContainer, SidecarProps } from './container';
import { Drain } from './drain';
import type { PodProps } from './pod-props';

/** The containers of a pod by role. */
export class PodContainers {
  constructor(
    public readonly main: PodContainer,
    public readonly sidecars: readonly PodContainer[],
    public readonly init: readonly PodContainer[],
  ) {}

  /** Those that run as long as the pod. */
  public get serving(): readonly PodContainer[] {
    return [this.main, ...this.sidecars];
  }

  public get all(): readonly PodContainer[] {
    return [...this.init, ...this.serving];
  }

  /** The longest that one of them may take to stop. */
  public get graceSeconds(): number {
    return Math.max(...this.serving.map(({ drain }) => drain?.graceSeconds ?? 0));
  }

  public get volumes(): readonly IVolume[] {
    return this.all.flatMap(({ props }) => (props.mounts ?? []).map(({ volume }) => volume));
  }

  /** Whether the pods of two nodes cannot run at the same time. */
  public get hasDisk(): boolean {
    return this.volumes.some(isDisk);
  }
}

/** Whether one node, or one pod, has a volume for itself, and the other replicas none. */
export function isDisk({ accessMode, claimTemplate }: IVolume): boolean {
  if (claimTemplate) return false;
  return accessMode === AccessMode.READ_WRITE_ONCE || accessMode === AccessMode.READ_WRITE_ONCE_POD;
}

/** What a kind of workload has decided about its main container. */
export interface MainContainer extends Pick<PodContainer, 'name' | 'ports' | 'probes'> {
  readonly drain: Drain;
}

/** The containers of a pod, with the defaults of each filled in. */
export function podContainers(
  props: PodProps & { readonly sidecars?: readonly SidecarProps[] },
  main: MainContainer,
): PodContainers {
  const { sidecars = [], initContainers = [] } = props;
  return new PodContainers(
    { prop: '', props, ...main },
    sidecars.map((sidecar, index) => toSidecar(sidecar, index, main.drain)),
    initContainers.map(toInitContainer),
  );
}

/** What `port` says, as the main container has it. */
export function mainPort(name: string, port: number): ContainerPort {
  return { prop: 'port', name, port };
}

/** What `extraPorts` says, as the main container has it. */
export function namedPorts(ports: Readonly<Record<string, number>> = {}): ContainerPort[] {
  return Object.entries(ports).map(([name, port]) => ({ prop: `extraPorts.${name}`, name, port }));
}

function toSidecar(sidecar: SidecarProps, index: number, main: Drain): PodContainer {
  const { name, port, probes = {}, drain } = sidecar;
  return {
    prop: `sidecars[${index}]`,
    name,
    props: sidecar,
    ports: port === undefined ? [] : [{ prop: 'port', port }],
    probes,
    drain: drain ?? (main.delaySeconds > 0 ? Drain.sleep(main.delaySeconds) : undefined),
  };
}

function toInitContainer(container: InitContainerProps, index: number): PodContainer {
  return { prop: `initContainers[${index}]`, name: container.name, props: container, ports: [], probes: {} };
}
