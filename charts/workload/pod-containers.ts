import { AccessMode, type IVolume } from '../storage/volume';
import type { PodContainer, SidecarProps } from './container';
import { Drain } from './drain';
import { WEB_PROBES } from './probes';
import type { WebApplicationProps } from './web-application-props';

/** Name of the container that takes the requests. */
const MAIN = 'web';

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

/** Whether one node, or one pod, has a volume for itself. */
export function isDisk({ accessMode }: IVolume): boolean {
  return accessMode === AccessMode.READ_WRITE_ONCE || accessMode === AccessMode.READ_WRITE_ONCE_POD;
}

/** Fills in the defaults of each container of a web application. */
export function podContainers(props: WebApplicationProps): PodContainers {
  const { port, extraPorts = {}, probes, drain = Drain.sleep(30), sidecars = [], initContainers = [] } = props;
  const main: PodContainer = {
    prop: '',
    name: MAIN,
    props,
    ports: [{ name: 'http', port }, ...Object.entries(extraPorts).map(([name, extra]) => ({ name, port: extra }))],
    probes: {
      startup: probes?.startup ?? WEB_PROBES.startup,
      readiness: probes?.readiness ?? WEB_PROBES.readiness,
      liveness: probes?.liveness ?? WEB_PROBES.liveness,
    },
    drain,
  };
  const init = initContainers.map(
    (container, index): PodContainer => ({
      prop: `initContainers[${index}]`,
      name: container.name,
      props: container,
      ports: [],
      probes: {},
    }),
  );
  return new PodContainers(
    main,
    sidecars.map((sidecar, index) => toPodContainer(sidecar, index, drain)),
    init,
  );
}

function toPodContainer(sidecar: SidecarProps, index: number, main: Drain): PodContainer {
  const { name, port, probes = {}, drain } = sidecar;
  return {
    prop: `sidecars[${index}]`,
    name,
    props: sidecar,
    ports: port === undefined ? [] : [{ port }],
    probes,
    drain: drain ?? (main.delaySeconds > 0 ? Drain.sleep(main.delaySeconds) : undefined),
  };
}
