import { AlbExposure, type AlbExposureProps } from './alb-exposure';
import { ClassicLoadBalancerExposure, type ClassicLoadBalancerProps } from './classic-load-balancer';
import type { IExposure } from './exposed-application';
import { MetalLbExposure, type MetalLbProps } from './metal-lb';
import { NetworkLoadBalancerExposure, type NetworkLoadBalancerProps } from './network-load-balancer';

/** The ways to reach a workload. */
export class Exposure {
  /** An application load balancer: HTTP and HTTPS by host name, over at least two zones. */
  public static alb(props: AlbExposureProps): IExposure {
    return new AlbExposure(props);
  }

  /** A network load balancer (NLB): TCP, or TLS that ends there, over at least two zones. */
  public static loadBalancer(props: NetworkLoadBalancerProps): IExposure {
    return new NetworkLoadBalancerExposure(props);
  }

  /** A classic load balancer (CLB): one zone and one in reserve. Prefer {@link Exposure.loadBalancer}. */
  public static classicLoadBalancer(props: ClassicLoadBalancerProps): IExposure {
    return new ClassicLoadBalancerExposure(props);
  }

  /** A Service that MetalLB gives an address, on a cluster of your own. */
  public static metalLb(props?: MetalLbProps): IExposure {
    return new MetalLbExposure(props);
  }

  /** From inside the cluster only. */
  public static clusterIp(): IExposure {
    return {
      check: () => [],
      renderService: () => ({ type: 'ClusterIP', port: 80 }),
      renderReadinessGates: () => [],
      defineObjects: () => ({}),
    };
  }
}
