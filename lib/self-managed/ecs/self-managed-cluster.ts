import * as ros from '@alicloud/ros-cdk-core';
import { Disk } from '../../cluster/disk';
import { dependOn } from '../../depend-on';
import { logicalId } from '../../logical-id';
import type { INetwork } from '../../network/network';
import { toIdPart } from '../../network/zone';
import { defineOutput } from '../../outputs/define-output';
import { failOn, propsOf } from '../../problems';
import { Size } from '../../size';
import { KubeadmBootstrap } from '../bootstrap/kubeadm-bootstrap';
import type { MachineSetup } from '../bootstrap/machine-setup';
import { ApiEndpoint } from './api-endpoint';
import { CLOUD_KUBELET_ARGS, cloudSources, defineCloudComponents, withProviderId } from './cloud-components';
import { JoinSecrets } from './join-secrets';
import { type MachineSettings, NodeMachine } from './node-machine';
import { NodeRoles } from './node-roles';
import { NodeSecurityGroups } from './node-security-groups';
import { nameProblems, type SelfManagedClusterProps, selfManagedProblems } from './self-managed-cluster-props';
import { caCertHashFrom } from './stack-signal';
import { templateProblems } from './user-data';

/** The control plane is in the first zones of the network, as its load balancer is. */
const CONTROL_PLANE_ZONES = 3;

/**
 * A Kubernetes cluster made with kubeadm on ECS instances of one's own; ACK has no part in it.
 *
 * Defines an intranet load balancer for the API server; control-plane nodes over three zones, with etcd on them; workers
 * in each zone; a security group and a RAM role for either. The first node begins the cluster, with Calico and metrics-server,
 * and tells the stack; then the others join. Once the control plane is complete, the cloud controller manager and the CSI
 * driver are installed, and the stack waits until they run. Nothing has a public address.
 *
 * Parameters: `<Id>BootstrapToken` and `<Id>CertificateKey`, secrets that whoever deploys chooses. Outputs:
 * `<Id>ApiEndpoint`, the host name of the API server, and `<Id>CaCertHash`.
 */
export class SelfManagedCluster extends ros.Construct {
  /** Where nodes are. */
  public readonly network: INetwork;

  /** Host name of the API server, port 6443; resolves in the VPC; a deploy-time value. */
  public readonly apiEndpoint: string;

  /** Id of the security group of control-plane nodes, to add rules to; a deploy-time value. */
  public readonly controlPlaneSecurityGroupId: string;

  /** Id of the security group of workers, to add rules to; a deploy-time value. */
  public readonly workerSecurityGroupId: string;

  /** What to wait for before using it: all nodes, and what ties them to the cloud. */
  public readonly dependable: readonly ros.Resource[];

  private readonly props: SelfManagedClusterProps;
  private readonly name: string;
  private readonly settings: MachineSettings;
  private readonly endpoint: ApiEndpoint;
  private readonly groups: NodeSecurityGroups;
  private readonly roles: NodeRoles;
  private readonly bootstrap: KubeadmBootstrap;
  private readonly secrets: JoinSecrets;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, given: SelfManagedClusterProps) {
    super(scope, id);

    const props = propsOf(given);
    const { network } = props;
    this.name = props.clusterName ?? `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase();
    failOn(this, [...nameProblems(this.name), ...selfManagedProblems(props)]);
    const { nodeCidrs, cidr } = network;
    this.bootstrap = new KubeadmBootstrap(this, {
      ...props,
      clusterName: this.name,
      nodeCidrs: nodeCidrs.length > 0 ? nodeCidrs : [cidr],
    });
    this.props = props;
    this.network = network;
    this.settings = settingsOf(props);

    this.secrets = new JoinSecrets(this);
    this.roles = new NodeRoles(this, this.name);
    this.groups = new NodeSecurityGroups(this, {
      vpcId: network.vpcId,
      name: this.name,
      apiServerCidr: cidr,
      nodePortCidrs: props.nodePortCidrs ?? [],
    });
    this.endpoint = new ApiEndpoint(this, network, this.name);
    this.apiEndpoint = this.endpoint.host;
    this.controlPlaneSecurityGroupId = this.groups.controlPlane;
    this.workerSecurityGroupId = this.groups.workers;
    this.dependable = this.defineNodes();
  }

  private defineNodes(): ros.Resource[] {
    const { network, bootstrap } = this;
    const { bootstrapToken, certificateKey } = this.secrets;
    const node = { apiServer: this.apiEndpoint, bootstrapToken, kubeletArgs: CLOUD_KUBELET_ARGS };

    const initial = bootstrap.renderFirstControlPlane({ ...node, certificateKey });
    const first = this.defineControlPlaneNode(0, initial, network.egress);

    const caCertHash = caCertHashFrom(first.ready);
    const joining = bootstrap.renderControlPlane({ ...node, certificateKey, caCertHash });
    const others = indices(1, this.props.controlPlaneNodes ?? 3).map((index) =>
      this.defineControlPlaneNode(index, joining, [first.ready]),
    );
    const controlPlane = [first, ...others];
    const cloud = defineCloudComponents(this, cloudSources(this.props.cloudSources), {
      instanceId: first.instanceId,
      after: controlPlane.map(({ ready }) => ready),
    });
    const listener = this.endpoint.serve(controlPlane.map(({ instanceId }) => instanceId));
    // they join through the load balancer, so the time they may take begins when it answers
    for (const { ready } of others) dependOn(ready, listener);

    const worker = bootstrap.renderWorker({ ...node, caCertHash });
    const workers = network.zones.flatMap((_, zone) => this.defineWorkers(zone, worker, [first.ready, listener]));

    const nodes = [...controlPlane, ...workers];
    const userData = nodes.map((machine) => machine.userData);
    failOn(this, templateProblems(this, userData));

    defineOutput(this, 'ApiEndpoint', this.apiEndpoint, 'Host name of the API server, port 6443, in the VPC');
    defineOutput(this, 'CaCertHash', caCertHash, 'Hash of the certificate authority, for nodes that join');
    return [...nodes.map(({ ready }) => ready), cloud];
  }

  private defineControlPlaneNode(index: number, setup: MachineSetup, after: readonly ros.Resource[]): NodeMachine {
    const zone = index % Math.min(CONTROL_PLANE_ZONES, this.network.zones.length);
    return new NodeMachine(this, `ControlPlane${index + 1}`, this.settings, {
      isControlPlane: true,
      name: `${this.name}-control-plane-${index + 1}`,
      instanceType: this.props.controlPlaneInstanceType,
      vSwitchId: this.network.nodeVSwitchIds[zone] as string,
      securityGroupId: this.groups.controlPlane,
      roleName: this.roles.controlPlane,
      setup: withProviderId(setup),
      after,
    });
  }

  /** Those of one zone: their ids name it, so that more workers or zones move none that are there. */
  private defineWorkers(zone: number, setup: MachineSetup, after: readonly ros.Resource[]): NodeMachine[] {
    const zoneId = this.network.zones[zone] as string;
    return indices(0, this.props.workersPerZone ?? 1).map(
      (index) =>
        new NodeMachine(this, `Worker${toIdPart(zoneId)}${index + 1}`, this.settings, {
          isControlPlane: false,
          name: `${this.name}-worker-${zoneId}-${index + 1}`,
          instanceType: this.props.workerInstanceType,
          vSwitchId: this.network.nodeVSwitchIds[zone] as string,
          securityGroupId: this.groups.workers,
          roleName: this.roles.workers,
          setup: withProviderId(setup),
          after,
        }),
    );
  }
}

function settingsOf({ network, imageId, systemDisk, keyPairName }: SelfManagedClusterProps): MachineSettings {
  return {
    vpcId: network.vpcId,
    imageId: imageId ?? 'almalinux_9',
    systemDisk: systemDisk ?? Disk.essd(Size.gibibytes(60)),
    ...(keyPairName !== undefined && { keyPairName }),
  };
}

/** From `start` up to, not with, `end`. */
function indices(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}
