import { below, entriesOf, isObject, type Json, show } from '../../plain-json';
import { type Problem, type Problems, Rule, templateCheck } from '../../rule';
import { intrinsicOf } from '../intrinsics';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';

const DOCKER = new Rule({
  id: 'ROS082',
  severity: 'error',
  title: 'Docker as container runtime',
  why: 'ACK offers Docker for Kubernetes 1.22 and earlier only, which it no longer creates: the cluster or node pool is refused.',
  fix: 'Take containerd.',
  source: 'ACK: runtime; Compare containerd, Sandboxed-Container, and Docker (2026-06-23)',
});

const BY_SPECIFICATION = new Rule({
  id: 'ROS083',
  severity: 'warning',
  title: 'Load balancer or NAT gateway by specification',
  why: 'Classic load balancers by specification are not sold since 2025-06-01, enhanced NAT gateways never were: the value is accepted without effect, or refused.',
  fix: 'Leave the specification out: both are billed by use.',
  source: 'CLB: CreateLoadBalancer (2025-12-10); VPC: CreateNatGateway',
});

const OLD_VERSION = new Rule({
  id: 'ROS084',
  severity: 'warning',
  title: 'Kubernetes version that has ended',
  why: 'ACK creates clusters of its three newest minor versions only, and repairs nothing in older ones.',
  fix: 'Leave KubernetesVersion out for the newest, or name one that is supported.',
  source: 'ACK: Kubernetes versions supported by ACK (2026-10-06)',
});

const CLUSTERS: readonly string[] = [
  ...['ALIYUN::CS::ManagedKubernetesCluster', 'ALIYUN::CS::ManagedEdgeKubernetesCluster', 'ALIYUN::CS::ASKCluster'],
  ...['ALIYUN::CS::KubernetesCluster'],
];

/** The oldest minor version that ACK offers (support until 2026-09-30, still listed in October). */
const OLDEST_MINOR = 34;

function* checkRetired(_template: Template, graph: TemplateGraph): Problems {
  for (const type of CLUSTERS) {
    for (const { id, resource } of graph.ofType(type)) {
      const { KubernetesVersion, LoadBalancerSpec, NodePools, Runtime } = resource.Properties ?? {};
      const at = below('Resources', id, 'Properties');
      yield* checkRuntime(below(at, 'Runtime', 'Name'), fieldOf(Runtime, 'Name'));
      yield* checkPools(below(at, 'NodePools'), NodePools, 'KubernetesConfig', 'Runtime');
      yield* checkVersion(below(at, 'KubernetesVersion'), KubernetesVersion);
      if (LoadBalancerSpec) yield withoutEffect(below(at, 'LoadBalancerSpec'));
    }
  }
  for (const { id, resource } of graph.ofType('ALIYUN::CS::ClusterNodePool')) {
    const config = resource.Properties?.KubernetesConfig;
    const at = below('Resources', id, 'Properties', 'KubernetesConfig', 'Runtime');
    yield* checkRuntime(at, fieldOf(config, 'Runtime'));
  }
  yield* checkAnyClusters(graph);
  yield* checkSpecifications(graph);
}

function* checkAnyClusters(graph: TemplateGraph): Problems {
  for (const { id, resource } of graph.ofType('ALIYUN::CS::AnyCluster')) {
    const config = resource.Properties?.ClusterConfig;
    if (!isObject(config)) continue;
    const at = below('Resources', id, 'Properties', 'ClusterConfig');
    yield* checkRuntime(below(at, 'runtime', 'name'), fieldOf(config.runtime, 'name'));
    yield* checkPools(below(at, 'nodepools'), config.nodepools, 'kubernetes_config', 'runtime');
    yield* checkVersion(below(at, 'kubernetes_version'), config.kubernetes_version);
  }
}

function* checkSpecifications(graph: TemplateGraph): Problems {
  for (const { id, resource } of graph.ofType('ALIYUN::SLB::LoadBalancer')) {
    const { LoadBalancerSpec } = resource.Properties ?? {};
    if (LoadBalancerSpec) yield withoutEffect(below('Resources', id, 'Properties', 'LoadBalancerSpec'));
  }
  for (const { id, resource } of graph.ofType('ALIYUN::VPC::NatGateway')) {
    if (resource.Properties?.InternetChargeType !== 'PayBySpec') continue;
    const at = below('Resources', id, 'Properties', 'InternetChargeType');
    yield BY_SPECIFICATION.at(at, 'PayBySpec cannot be bought any more, take PayByLcu');
  }
}

function withoutEffect(path: string): Problem {
  return BY_SPECIFICATION.at(path, 'no longer has any effect, leave it out');
}

function* checkPools(path: string, pools: Json, config: string, runtime: string): Problems {
  for (const [at, pool] of entriesOf(path, pools)) {
    yield* checkRuntime(below(at, config, runtime), fieldOf(fieldOf(pool, config), runtime));
  }
}

function* checkRuntime(path: string, runtime: unknown): Problems {
  if (typeof runtime === 'string' && runtime.toLowerCase() === 'docker') {
    yield DOCKER.at(path, `${show(runtime)} is not offered any more, take containerd`);
  }
}

/** `1.33.1-aliyun.1`; what does not look like one is left to ACK. */
function* checkVersion(path: string, version: unknown): Problems {
  if (typeof version !== 'string' && typeof version !== 'number') return;
  const [, minor] = /^1\.(\d{1,3})(?:\.|$)/.exec(String(version)) ?? [];
  if (minor === undefined || Number(minor) >= OLDEST_MINOR) return;
  yield OLD_VERSION.at(path, `must be 1.${OLDEST_MINOR} or newer, got ${show(version)}`);
}

function fieldOf(value: unknown, name: string): Json {
  return isObject(value) && !intrinsicOf(value) ? value[name] : undefined;
}

export const retired = templateCheck([DOCKER, BY_SPECIFICATION, OLD_VERSION], checkRetired);
