import { AlbExposure, type AlbExposureProps } from './alb/alb-exposure';
import { ClusterIpExposure, type ClusterIpProps } from './cluster-ip';
import type { IExposure } from './exposed-application';
import { NginxExposure, type NginxExposureProps } from './ingress/nginx-exposure';
import { ClassicLoadBalancerExposure, type ClassicLoadBalancerProps } from './load-balancer/classic-load-balancer';
import { MetalLbExposure, type MetalLbProps } from './load-balancer/metal-lb';
import { NetworkLoadBalancerExposure, type NetworkLoadBalancerProps } from './load-balancer/network-load-balancer';
import { MseExposure, type MseExposureProps } from './mse/mse-exposure';

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

  /** Through ingress-nginx, on ACK and on a cluster of your own: HTTP and HTTPS by host name. */
  public static nginx(props: NginxExposureProps): IExposure {
    return new NginxExposure(props);
  }

  /** Through a gateway of the Microservices Engine (MSE): HTTP and HTTPS by host name. */
  public static mse(props: MseExposureProps): IExposure {
    return new MseExposure(props);
  }

  /** From inside the cluster only. */
  public static clusterIp(props?: ClusterIpProps): IExposure {
    return new ClusterIpExposure(props);
  }
}
