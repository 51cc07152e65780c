import { checkChoice } from '../../lib/problems';

/** Who reaches a load balancer. */
export enum AddressType {
  /** Everybody. */
  INTERNET = 'internet',
  /** The VPC, and networks connected to it. */
  INTRANET = 'intranet',
}

/** Problems of who is to reach a load balancer. */
export function checkAddressType(addressType: AddressType): string[] {
  return checkChoice('addressType', addressType, Object.values(AddressType));
}
