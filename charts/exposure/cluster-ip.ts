import { failOn, switchProblems } from '../../lib/problems';
import { checkObject } from '../object/shape';
import type {
  ExposedApplication,
  ExposureObjects,
  IExposure,
  RequestSource,
  ServiceExposure,
} from './exposed-application';

/** See `Exposure.clusterIp`. */
export interface ClusterIpProps {
  /**
   * Whether requests stay in the zone they come from while it has enough pods; Kubernetes 1.27.
   *
   * @default false
   */
  readonly staysInZone?: boolean;
}

/** A Service inside the cluster. */
export class ClusterIpExposure implements IExposure {
  constructor(private readonly props: ClusterIpProps = {}) {
    failOn('Exposure.clusterIp', checkObject('props', props, '{ staysInZone: true }'));
    failOn('Exposure.clusterIp', switchProblems({ staysInZone: props.staysInZone }));
  }

  public check({ target }: ExposedApplication): string[] {
    if (!this.props.staysInZone || target.hasTopologyMode) return [];
    return [
      "'staysInZone' needs Kubernetes 1.27, and the target may be older; say which it has, e.g. Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.32' })",
    ];
  }

  public renderService(): ServiceExposure {
    const annotations = this.props.staysInZone ? { 'service.kubernetes.io/topology-mode': 'Auto' } : undefined;
    return { type: 'ClusterIP', port: 80, annotations };
  }

  public renderReadinessGates(): readonly string[] {
    return [];
  }

  public defineObjects(): ExposureObjects {
    return {};
  }

  public checkSources(): string[] {
    return [];
  }

  public renderSources(): readonly RequestSource[] {
    return [];
  }
}
