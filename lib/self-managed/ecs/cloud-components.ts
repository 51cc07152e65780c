import * as ros from '@alicloud/ros-cdk-core';
import { RunCommand } from '@alicloud/ros-cdk-ecs/lib/runcommand';
import { dependOn } from '../../depend-on';
import { logicalId } from '../../logical-id';
import type { MachineSetup } from '../bootstrap/machine-setup';
import { CONFIG_FOLDER, NODE_BOOTSTRAP } from '../bootstrap/node-program';
import {
  checkAddress,
  checkImage,
  checkSources,
  type SourceChecks,
  withoutUndefined,
} from '../bootstrap/source-problems';
import { renderYaml } from '../bootstrap/yaml';
import { METADATA_HOST, renderMetadataAccess } from './metadata-access';

/** Where the first node fetches what ties the cluster to Alibaba Cloud. */
export interface CloudSources {
  /** Manifest of the cloud controller manager, whose DaemonSet is adapted as the docs say. */
  readonly cloudControllerManifest: string;

  /** Image of the cloud controller manager. */
  readonly cloudControllerImage: string;

  /** Archive (`.tar.gz`) of the sources of the CSI driver, with its chart in `deploy/charts`. */
  readonly csiDriver: string;

  /** Host of the registry that has the images of the CSI driver below `acs/`. */
  readonly csiRegistry: string;

  /** Archive (`.tar.gz`) of Helm, which renders that chart and is not kept. */
  readonly helm: string;
}

/** The manifest has no releases; {@link renderKustomization} brings it up to date. */
const CLOUD_CONTROLLER_COMMIT = '6b1b12013133b5ca18a65007abf1b0582aceff6e';
const CLOUD_CONTROLLER_VERSION = 'v2.10.0';
const CSI_VERSION = 'v1.34.3';
const HELM_VERSION = 'v3.18.4';

/** How long it may take until all of it runs: Calico's policies wait for its API server, nodes join, images come in. */
const TIMEOUT_SECONDS = 30 * 60;

const ON_CONTROL_PLANE = { 'node-role.kubernetes.io/control-plane': '' };

const METADATA = `http://${METADATA_HOST}/latest/meta-data`;

/** The kubelet waits for the cloud controller, and names its machine to it. */
export const CLOUD_KUBELET_ARGS = { 'cloud-provider': 'external', 'provider-id': '@PROVIDER_ID@' };

const CHECKS: SourceChecks<CloudSources> = {
  cloudControllerManifest: checkAddress,
  cloudControllerImage: checkImage,
  csiDriver: checkAddress,
  csiRegistry: checkImage,
  helm: checkAddress,
};

/** What is wrong with sources, a sentence each; those that are left out have their defaults. */
export function cloudSourceProblems(sources: unknown): string[] {
  return checkSources('cloudSources', sources, CHECKS);
}

/** Where the projects publish; images come from the registry of the region. */
export function cloudSources(overrides: Partial<CloudSources> = {}): CloudSources {
  const registry = `registry-${ros.RosPseudo.region}-vpc.ack.aliyuncs.com`;
  return {
    cloudControllerManifest: `https://raw.githubusercontent.com/kubernetes/cloud-provider-alibaba-cloud/${CLOUD_CONTROLLER_COMMIT}/deploy/v2/cloud-controller-manager.yaml`,
    cloudControllerImage: `${registry}/acs/cloud-controller-manager:${CLOUD_CONTROLLER_VERSION}`,
    csiDriver: `https://github.com/kubernetes-sigs/alibaba-cloud-csi-driver/archive/refs/tags/${CSI_VERSION}.tar.gz`,
    csiRegistry: registry,
    helm: `https://get.helm.sh/helm-${HELM_VERSION}-linux-amd64.tar.gz`,
    ...withoutUndefined(overrides),
  };
}

/** A setup whose kubelet knows what instance it is on. */
export function withProviderId(setup: MachineSetup): MachineSetup {
  const ask = (what: string) => `$(curl -fsS --retry 5 ${METADATA}/${what})`;
  // assigned first: a failure inside the arguments of a command goes unnoticed
  return setup.with({
    first: [
      `region=${ask('region-id')}`,
      `instance=${ask('instance-id')}`,
      `echo "PROVIDER_ID=$region.$instance" >>${CONFIG_FOLDER}/environment`,
    ],
  });
}

/** Where {@link defineCloudComponents} works. */
export interface CloudComponentsOptions {
  /** Of the control-plane node that runs the command. */
  readonly instanceId: string;

  /** What must be there before: all control-plane nodes, so that replicas find more than one to run on. */
  readonly after: readonly ros.Resource[];
}

/**
 * Installs the cloud controller manager and the CSI driver, from a control-plane node; complete once they run.
 *
 * Not in its user data, where there is no room for more: a command of Cloud Assistant, whose agent public images have.
 */
export function defineCloudComponents(
  scope: ros.Construct,
  sources: CloudSources,
  { instanceId, after }: CloudComponentsOptions,
): RunCommand {
  const command = new RunCommand(scope, logicalId(scope, 'CloudComponents'), {
    type: 'RunShellScript',
    name: 'cloud-components',
    commandContent: renderScript(sources),
    instanceIds: [instanceId],
    sync: true,
    timeout: TIMEOUT_SECONDS,
  });
  dependOn(command, ...after);
  return command;
}

/** May be run again; leaves nothing on the node; waits as long as the command may take (`SECONDS` is how long it took). */
function renderScript(sources: CloudSources): string {
  return `#!/usr/bin/env bash
set -euo pipefail
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fetch() {
  mkdir "$1"
  curl -fsSL --retry 5 "$2" | tar -xz -C "$1" --strip-components 1
}
fetch helm '${sources.helm}'
fetch csi '${sources.csiDriver}'
cat >values.yaml <<'END'
${renderValues(sources)}END
cat >kustomization.yaml <<'END'
${renderKustomization(sources)}END
cat >metadata-access.yaml <<'END'
${renderMetadataAccess()}END
helm/helm template csi csi/deploy/charts/alibaba-cloud-csi-driver --include-crds --namespace kube-system --values values.yaml >csi.yaml
kubectl kustomize . >cloud.yaml
${NODE_BOOTSTRAP} apply "$folder/cloud.yaml"
export KUBECONFIG=/etc/kubernetes/admin.conf
running() {
  kubectl --namespace "$1" rollout status "$2" --timeout "$((${TIMEOUT_SECONDS} - SECONDS))s"
}
running calico-system daemonset/calico-node
running kube-system daemonset/cloud-controller-manager
running kube-system daemonset/csi-plugin
running kube-system deployment/csi-provisioner
# its replicas began where the cluster did, on one node: kubeadm's guide to high availability has them spread like this
kubectl --namespace kube-system rollout restart deployment/coredns
running kube-system deployment/coredns
`;
}

function renderValues({ csiRegistry }: CloudSources): string {
  return renderYaml({
    // with the role of the instance, not with an access key
    deploy: { ack: false, ecs: true, accessKey: { enabled: false } },
    images: { registry: csiRegistry, registryVPC: csiRegistry },
  });
}

/** Both sets of objects, as their projects publish them, and what differs in a cluster of kubeadm with an overlay network. */
function renderKustomization({ cloudControllerManifest, cloudControllerImage }: CloudSources): string {
  return renderYaml({
    resources: [cloudControllerManifest, 'csi.yaml', 'metadata-access.yaml'],
    patches: [
      patch('ClusterRole', 'system:cloud-controller-manager', [
        // what it came to read and write after that manifest: endpoint slices, and readiness gates of pods
        add('/rules/-', {
          apiGroups: ['', 'discovery.k8s.io'],
          resources: ['configmaps', 'endpointslices', 'pods'],
          verbs: ['get', 'list', 'watch'],
        }),
        add('/rules/-', { apiGroups: [''], resources: ['pods/status'], verbs: ['patch', 'update'] }),
      ]),
      patch('DaemonSet', 'cloud-controller-manager', [
        // as its ServiceAccount instead of with a kubeconfig file, which kubeadm does not make
        add('/spec/template/spec/containers/0/command', [
          '/cloud-controller-manager',
          '--cloud-config=/etc/kubernetes/config/cloud-config.conf',
          '--metrics-bind-addr=0',
          '--configure-cloud-routes=false',
        ]),
        { op: 'remove', path: '/spec/template/spec/containers/0/volumeMounts/0' },
        { op: 'remove', path: '/spec/template/spec/volumes/0' },
        add('/spec/template/spec/containers/0/image', cloudControllerImage),
        add('/spec/template/spec/nodeSelector', ON_CONTROL_PLANE),
      ]),
      // where the role is that can make disks
      patch('Deployment', 'csi-provisioner', [add('/spec/template/spec/nodeSelector', ON_CONTROL_PLANE)]),
    ],
  });
}

function add(path: string, value: unknown): object {
  return { op: 'add', path, value };
}

function patch(kind: string, name: string, operations: readonly object[]): object {
  return { target: { kind, name }, patch: renderYaml(operations) };
}
