import * as ros from '@alicloud/ros-cdk-core';
import { show } from '../../problems';
import {
  checkAddress,
  checkAddresses,
  checkImage,
  checkRepository,
  checkSources,
  type SourceChecks,
} from './source-problems';

/** A repository of RPM packages. */
export interface PackageSource {
  /** Folder that holds `repodata/`; `$basearch` stands for the architecture of the machine. */
  readonly packages: string;

  /** Key that the packages are signed with. */
  readonly key: string;
}

/** Where nodes fetch from: everything that is not in the repositories of their system. */
export interface BootstrapSources {
  /** kubelet, kubeadm, kubectl and the CNI plug-ins. */
  readonly kubernetes: PackageSource;

  /** Package `containerd.io`. */
  readonly containerd: PackageSource;

  /** Registry of the images of Kubernetes: API server, etcd, CoreDNS, pause and others. */
  readonly kubernetesImages: string;

  /** Manifests of Calico's operator, the definitions first. */
  readonly calicoManifests: readonly string[];

  /**
   * Registry of the images of Calico, with a `/` at the end; empty is the one that its operator knows. The image of the
   * operator itself stands in the last of `calicoManifests`: another registry needs a copy of that manifest.
   */
  readonly calicoImages: string;

  /** Manifest of metrics-server: without it a HorizontalPodAutoscaler knows no load. */
  readonly metricsServerManifest: string;
}

const CHECKS: SourceChecks<BootstrapSources> = {
  kubernetes: checkPackages,
  containerd: checkPackages,
  kubernetesImages: checkImage,
  calicoManifests: checkAddresses,
  calicoImages: checkImagesOfCalico,
  metricsServerManifest: checkAddress,
};

/** What is wrong with sources, a sentence each; those that are left out have their defaults. */
export function sourceProblems(sources: unknown): string[] {
  return checkSources('sources', sources, CHECKS);
}

function checkPackages(prop: string, value: unknown): string[] {
  const problems = checkSources(prop, value, { packages: checkRepository, key: checkAddress });
  if (problems.length > 0) return problems;
  return (['packages', 'key'] as const)
    .filter((name) => (value as Partial<PackageSource>)[name] === undefined)
    .map((name) => `'${prop}' has no '${name}': a repository and its key go together`);
}

function checkImagesOfCalico(prop: string, value: unknown): string[] {
  if (value === '' || ros.Token.isUnresolved(value)) return [];
  const problems = checkImage(prop, value);
  if (problems.length > 0 || String(value).endsWith('/')) return problems;
  return [`'${prop}' is ${show(value)}, which has no '/' at its end, e.g. 'mirror.example.com/'`];
}

/** Newest release of 2026; supports every Kubernetes from 1.31 on (metrics-server: compatibility matrix). */
const METRICS_SERVER_VERSION = '0.8.1';

/** Where the projects themselves publish what these versions need. */
export function defaultSources(versions: {
  readonly kubernetesVersion: string;
  readonly calicoVersion: string;
}): BootstrapSources {
  const [major, minor] = versions.kubernetesVersion.split('.');
  const kubernetes = `https://pkgs.k8s.io/core:/stable:/v${major}.${minor}/rpm`;
  return {
    kubernetes: { packages: `${kubernetes}/`, key: `${kubernetes}/repodata/repomd.xml.key` },
    containerd: {
      packages: 'https://download.docker.com/linux/rhel/9/$basearch/stable/',
      key: 'https://download.docker.com/linux/rhel/gpg',
    },
    kubernetesImages: 'registry.k8s.io',
    calicoManifests: calicoManifests(versions.calicoVersion),
    calicoImages: '',
    metricsServerManifest: `https://github.com/kubernetes-sigs/metrics-server/releases/download/v${METRICS_SERVER_VERSION}/components.yaml`,
  };
}

function calicoManifests(version: string): string[] {
  const folder = `https://raw.githubusercontent.com/projectcalico/calico/v${version}/manifests`;
  // renamed in 3.32, when a second form of the same definitions came up
  const definitions = Number(version.split('.')[1]) >= 32 ? 'v1_crd_projectcalico_org' : 'operator-crds';
  return [`${folder}/${definitions}.yaml`, `${folder}/tigera-operator.yaml`];
}
