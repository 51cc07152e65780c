import { checkChoice, checkText, failOn } from '../../lib/problems';
import { checkObject, checkRequiredInteger } from '../object/shape';

const DELETIONS = ['retain', 'delete'] as const;

/** See {@link NfsProvisioner.values}. */
export interface NfsProvisionerProps {
  /**
   * How many controllers; one works, the others wait. No two of them fit on one node.
   *
   * @default 2
   */
  readonly replicas?: number;
  /**
   * What becomes of the directory of a deleted claim where its StorageClass does not say (`onDelete`).
   *
   * @default 'retain'
   */
  readonly onDelete?: (typeof DELETIONS)[number];
  /**
   * Where the kubelet keeps the volumes of pods.
   *
   * @default '/var/lib/kubelet'
   */
  readonly kubeletDirectory?: string;
}

/** Values of the Helm chart `csi-driver-nfs`; all others stay as the chart has them. */
export interface NfsProvisionerValues {
  readonly controller: { readonly replicas: number; readonly defaultOnDeletePolicy: string };
  readonly driver: { readonly mountPermissions: number };
  readonly feature: { readonly enableFSGroupPolicy: boolean; readonly enableInlineVolume: boolean };
  readonly storageClass: { readonly create: boolean };
  readonly kubeletDir: string;
}

/** The driver that makes a directory on an NFS server for each claim: `nfs.csi.k8s.io`. */
export class NfsProvisioner {
  /**
   * What to install the driver with, by Helm: `Yaml.stringify` of cdk8s makes a values file of it. The names of the values
   * are those of chart version 4 (csi-driver-nfs: `values.yaml`).
   *
   * @throws ValidationError for a number, word or directory that is none
   */
  public static values(props: NfsProvisionerProps = {}): NfsProvisionerValues {
    failOn('NfsProvisioner.values', checkObject('props', props, '{ replicas: 1 }'));
    const { replicas = 2, onDelete = 'retain', kubeletDirectory = '/var/lib/kubelet' } = props;
    failOn('NfsProvisioner.values', [
      ...checkRequiredInteger('replicas', replicas, { min: 1 }),
      ...checkChoice('onDelete', onDelete, DELETIONS),
      ...checkText('kubeletDirectory', kubeletDirectory, '/var/lib/kubelet'),
    ]);
    return {
      controller: { replicas, defaultOnDeletePolicy: onDelete },
      // directories are opened to the group of the pod, not to everybody
      driver: { mountPermissions: 0 },
      feature: { enableFSGroupPolicy: true, enableInlineVolume: false },
      // classes are defined beside what uses them
      storageClass: { create: false },
      kubeletDir: kubeletDirectory,
    };
  }

  private constructor() {}
}
