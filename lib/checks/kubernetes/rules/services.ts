import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { isCidr } from '../cidr';
import { groupOf, type Manifest } from '../manifest';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../names';
import { checkPortNumber, checkPortReference } from './containers';
import { checkLabels } from './metadata';

const PORTS = new Rule({
  id: 'K8S070',
  severity: 'error',
  title: 'Service ports that are refused',
  why: 'The server refuses the Service.',
  fix: 'Give several ports names that differ, numbers from 1 to 65535, and node ports from 30000 to 32767.',
  source: 'Kubernetes: Service v1',
});

const FIELDS = new Rule({
  id: 'K8S071',
  severity: 'error',
  title: 'Service with fields of another type',
  why: 'The server refuses the Service.',
  fix: 'Remove the field, or change the type.',
  source: 'Kubernetes: Service v1',
});

/** Services: ports, type and what belongs to it. */
export function* checkServices(manifest: Manifest): Problems {
  if (groupOf(manifest) !== '' || manifest.kind !== 'Service') return;
  const { spec = {} } = manifest;
  const { type = 'ClusterIP', clusterIP } = spec;
  yield* FIELDS.of(checkLabels('spec.selector', spec.selector));
  yield* checkServicePorts(spec, type);
  if (type === 'ExternalName') {
    if (!DNS_SUBDOMAIN.matches(spec.externalName ?? '')) {
      yield FIELDS.at('spec.externalName', `must be ${DNS_SUBDOMAIN.words}, got ${show(spec.externalName)}`);
    }
    return;
  }
  if (!spec.ports?.length && clusterIP !== 'None')
    yield problem('spec.ports', 'at least one is needed, unless clusterIP is None');
  if (clusterIP === 'None' && type !== 'ClusterIP')
    yield FIELDS.at('spec.clusterIP', `must not be None with type ${type}`);
  yield* FIELDS.of(checkTypeFields(spec, type));
  for (const [at, cidr] of entriesOf('spec.loadBalancerSourceRanges', spec.loadBalancerSourceRanges)) {
    if (!isCidr(cidr)) yield FIELDS.at(at, `must be a CIDR such as 10.0.0.0/8, got ${show(cidr)}`);
  }
}

function* checkServicePorts(spec: Fields, type: string): Problems {
  const names = new Set<string>();
  const nodePorts = new Set<string>();
  for (const [at, { name, port, targetPort, nodePort, protocol = 'TCP' }] of entriesOf('spec.ports', spec.ports)) {
    yield* checkPortNumber(`${at}.port`, port);
    if (targetPort !== undefined) yield* checkPortReference(`${at}.targetPort`, targetPort);
    if (name === undefined) {
      if (spec.ports.length > 1) yield problem(`${at}.name`, 'missing, several ports need names');
    } else if (!DNS_LABEL.matches(name)) yield problem(`${at}.name`, `must be ${DNS_LABEL.words}, got ${show(name)}`);
    if (name !== undefined && names.has(name))
      yield problem(`${at}.name`, `${show(name)} is already the name of another port`);
    names.add(name);
    if (nodePort === undefined || nodePort === 0) continue;
    if (type === 'ClusterIP') yield problem(`${at}.nodePort`, 'not allowed with type ClusterIP');
    else if (nodePort < 30_000 || nodePort > 32_767)
      yield problem(`${at}.nodePort`, `must be 30000 to 32767, got ${nodePort}`, { severity: 'warning' });
    if (nodePorts.has(`${nodePort}/${protocol}`))
      yield problem(`${at}.nodePort`, `${nodePort}/${protocol} is taken twice`);
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
      yield problem(`spec.${field}`, `only with type ${types.join(' or ')}, got ${type}`);
    }
  }
  if (spec.healthCheckNodePort && spec.externalTrafficPolicy !== 'Local') {
    yield problem('spec.healthCheckNodePort', 'only with externalTrafficPolicy Local');
  }
  if (spec.sessionAffinityConfig && spec.sessionAffinity !== 'ClientIP') {
    yield problem('spec.sessionAffinityConfig', 'only with sessionAffinity ClientIP');
  }
}

export const services = objectCheck([PORTS, FIELDS], checkServices);
