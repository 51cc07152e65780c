/**
 * Fields that the generated types spell differently from the API, such as `clusterIp` for `clusterIP`. What is written
 * here goes into the manifest as it is, so these are not to be had.
 */
type Respelt =
  | 'clientIp'
  | 'clusterIp'
  | 'clusterIPs'
  | 'downwardApi'
  | 'externalId'
  | 'hostIp'
  | 'hostIpc'
  | 'hostPid'
  | 'loadBalancerIp'
  | 'podCidr'
  | 'setHostnameAsFqdn'
  | 'volumeId';

/**
 * A generated Kubernetes type as plain JSON: quantities and int-or-strings, classes with nothing but a `value`, are
 * the number or text itself.
 *
 * Types only: nothing of the generated module, 2.5 MB, is loaded (docs/decisions/005-kubernetes-objects.md).
 */
export type Plain<T> = T extends readonly (infer Element)[]
  ? readonly Plain<Element>[]
  : T extends object
    ? [keyof T] extends ['value']
      ? string | number
      : { readonly [Key in keyof T as Key extends Respelt ? never : Key]: Plain<T[Key]> }
    : T;
