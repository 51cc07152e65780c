/** Who reaches a load balancer. */
export enum AddressType {
  /** Everybody. */
  INTERNET = 'internet',
  /** The VPC, and networks connected to it. */
  INTRANET = 'intranet',
}
