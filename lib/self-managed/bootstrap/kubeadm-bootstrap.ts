import type { IPlace } from '../../errors';
import { failOn, propsOf, show } from '../../problems';
import { bootstrapProblems } from './bootstrap-problems';
import {
  type BootstrapSettings,
  bootstrapChoices,
  bootstrapSettings,
  type KubeadmBootstrapProps,
} from './bootstrap-settings';
import { renderCalicoInstallation } from './calico-installation';
import { renderInitConfiguration, renderJoinConfiguration } from './kubeadm-configuration';
import { type MachineFile, MachineSetup } from './machine-setup';
import { renderEnvironment } from './node-environment';
import type {
  FirstControlPlaneOptions,
  JoiningControlPlaneOptions,
  JoiningNodeOptions,
  NodeOptions,
  NodeRole,
} from './node-options';
import { nodeProblems } from './node-problems';
import { CONFIG_FOLDER, NODE_BOOTSTRAP, NODE_BOOTSTRAP_PROGRAM } from './node-program';
import { renderSystemFiles } from './system-files';

/**
 * What runs on machines to make them the nodes of one cluster, wherever they are: containerd, kubeadm and Calico, on
 * release 9 of the Red Hat family (AlmaLinux, Rocky Linux, RHEL).
 *
 * The program that does it, `/usr/local/sbin/node-bootstrap`, is the same on every node; nodes differ in the files of
 * `/etc/node-bootstrap` (values, kubeadm configuration) and in the steps that are run.
 */
export class KubeadmBootstrap {
  private readonly settings: BootstrapSettings;

  /**
   * @param place the construct that uses it, or a name for errors
   * @param props versions, ranges and sources; the same for all nodes of a cluster
   * @throws ValidationError that says everything which cannot work
   */
  constructor(
    private readonly place: IPlace | string,
    props: KubeadmBootstrapProps,
  ) {
    if (!isPlace(place)) {
      failOn('KubeadmBootstrap', [`'place' must be a construct or a name for errors, e.g. this, got ${show(place)}`]);
    }
    const choices = bootstrapChoices(propsOf(props));
    failOn(place, bootstrapProblems(choices));
    this.settings = bootstrapSettings(choices);
  }

  /**
   * The node that begins the cluster, with Calico and metrics-server in it.
   *
   * @throws ValidationError that says everything which cannot work
   */
  public renderFirstControlPlane(given: FirstControlPlaneOptions): MachineSetup {
    const node = propsOf(given);
    failOn(this.place, nodeProblems(node, ['apiServer']));
    const { sources } = this.settings;
    const calico = `${CONFIG_FOLDER}/calico.yaml`;
    const manifests = [...sources.calicoManifests, calico, sources.metricsServerManifest, ...(node.manifests ?? [])];
    return this.renderNode(
      'control-plane',
      node,
      ['prepare', 'init'],
      [
        { path: `${CONFIG_FOLDER}/init.yaml`, content: renderInitConfiguration(this.settings, node), mode: '0600' },
        { path: calico, content: renderCalicoInstallation(this.settings) },
        { path: `${CONFIG_FOLDER}/manifests`, content: `${manifests.join('\n')}\n` },
      ],
    );
  }

  /**
   * A further node of the control plane.
   *
   * @throws ValidationError that says everything which cannot work
   */
  public renderControlPlane(given: JoiningControlPlaneOptions): MachineSetup {
    const node = propsOf(given);
    failOn(this.place, [...nodeProblems(node, ['apiServer', 'certificateKey']), ...invitationProblems(node)]);
    return this.renderJoiningNode('control-plane', node);
  }

  /**
   * A node for workloads.
   *
   * @throws ValidationError that says everything which cannot work
   */
  public renderWorker(given: JoiningNodeOptions): MachineSetup {
    const node = propsOf(given);
    failOn(this.place, [...nodeProblems(node, ['apiServer']), ...invitationProblems(node)]);
    return this.renderJoiningNode('worker', node);
  }

  private renderJoiningNode(role: NodeRole, node: JoiningNodeOptions & { certificateKey?: string }): MachineSetup {
    const steps = node.bootstrapToken === undefined ? ['prepare'] : ['prepare', 'join'];
    const content = renderJoinConfiguration(role, node);
    return this.renderNode(role, node, steps, [{ path: `${CONFIG_FOLDER}/join.yaml`, content, mode: '0600' }]);
  }

  private renderNode(
    role: NodeRole,
    node: NodeOptions,
    steps: readonly string[],
    files: readonly MachineFile[],
  ): MachineSetup {
    const environment = renderEnvironment(this.settings, role, node);
    return new MachineSetup(
      [
        { path: NODE_BOOTSTRAP, content: NODE_BOOTSTRAP_PROGRAM, mode: '0755' },
        { path: `${CONFIG_FOLDER}/environment`, content: environment, mode: '0600' },
        ...files,
        ...renderSystemFiles(this.settings),
      ],
      steps.map((step) => `${NODE_BOOTSTRAP} ${step}`),
    );
  }
}

/** Plain JavaScript may hand over anything. */
function isPlace(place: unknown): place is IPlace | string {
  return typeof place === 'string' || typeof (place as Partial<IPlace> | undefined)?.node?.path === 'string';
}

function invitationProblems({ bootstrapToken, caCertHash }: JoiningNodeOptions): string[] {
  return (bootstrapToken === undefined) === (caCertHash === undefined)
    ? []
    : [`'bootstrapToken' and 'caCertHash' go together: give both, or neither to join later`];
}
