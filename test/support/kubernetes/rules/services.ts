import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import { isCidr } from '../cidr';
import { groupOf, type Manifest } from '../manifest';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../names';
import { checkPortNumber, checkPortReference } from './containers';
import { checkLabels } from './metadata';

/** Services: ports, type and what belongs to it. */
export function* checkServices(manifest: Manifest): Problems {
  if (groupOf(manifest) !== '' || manifest.kind !== 'Service') return;
  const { spec = {} } = manifest;
  const { type = 'ClusterIP', clusterIP } = spec;
  yield* checkLabels('spec.selector', spec.selector);
  yield* checkServicePorts(spec, type);
  if (type === 'ExternalName') {
    if (!DNS_SUBDOMAIN.matches(spec.externalName ?? '')) {
      yield `spec.externalName: must be ${DNS_SUBDOMAIN.words}, got ${show(spec.externalName)}`;
    }
    return;
  }
  if (!spec.ports?.length && clusterIP !== 'None') yield 'spec.ports: at least one is needed, unless clusterIP is None';
  if (clusterIP === 'None' && type !== 'ClusterIP') yield `spec.clusterIP: must not be None with type ${type}`;
  yield* checkTypeFields(spec, type);
  for (const [at, cidr] of entriesOf('spec.loadBalancerSourceRanges', spec.loadBalancerSourceRanges)) {
    if (!isCidr(cidr)) yield `${at}: must be a CIDR such as 10.0.0.0/8, got ${show(cidr)}`;
  }
}

function* checkServicePorts(spec: Fields, type: string): Problems {
  const names = new Set<string>();
  const nodePorts = new Set<string>();
  for (const [at, { name, port, targetPort, nodePort, protocol = 'TCP' }] of entriesOf('spec.ports', spec.ports)) {
    yield* checkPortNumber(`${at}.port`, port);
    if (targetPort !== undefined) yield* checkPortReference(`${at}.targetPort`, targetPort);
    if (name === undefined) {
      if (spec.ports.length > 1) yield `${at}.name: missing, several ports need names`;
    } else if (!DNS_LABEL.matches(name)) yield `${at}.name: must be ${DNS_LABEL.words}, got ${show(name)}`;
    if (name !== undefined && names.has(name)) yield `${at}.name: ${show(name)} is already the name of another port`;
    names.add(name);
    if (nodePort === undefined || nodePort === 0) continue;
    if (type === 'ClusterIP') yield `${at}.nodePort: not allowed with type ClusterIP`;
    else if (nodePort < 30_000 || nodePort > 32_767) yield `${at}.nodePort: must be 30000 to 32767, got ${nodePort}`;
    if (nodePorts.has(`${nodePort}/${protocol}`)) yield `${at}.nodePort: ${nodePort}/${protocol} is taken twice`;
    nodePorts.add(`${nodePort}/${protocol}`);
  }
}

/** Fields that only go with some types. */
const FIELD_TYPES: Readonly<Record<string, readonly string[]>> = {
  allocateLoadBalancerNodePorts: ['LoadBalancer'],
  externalTrafficPolicy: ['LoadBalancer', 'NodePort'],
  loadBalancerClass: ['LoadBalancer'],
  loadBalancerSourceRanges: ['LoadBalancer'],
};

function* checkTypeFields(spec: Fields, type: string): Problems {
  for (const [field, types] of Object.entries(FIELD_TYPES)) {
    if (spec[field] !== undefined && !types.includes(type)) {
      yield `spec.${field}: only with type ${types.join(' or ')}, got ${type}`;
    }
  }
  if (spec.healthCheckNodePort && spec.externalTrafficPolicy !== 'Local') {
    yield 'spec.healthCheckNodePort: only with externalTrafficPolicy Local';
  }
  if (spec.sessionAffinityConfig && spec.sessionAffinity !== 'ClientIP') {
    yield 'spec.sessionAffinityConfig: only with sessionAffinity ClientIP';
  }
}
