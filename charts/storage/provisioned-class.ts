import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { checkInstance, failOn } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkOwnName, nameOf } from '../object/names';
import type { Plain } from '../object/plain';
import { checkObject } from '../object/shape';
import type { Target } from '../target/target';
import { ClaimRetention } from './claim-retention';
import type { IStorageClass } from './storage-class';
import { AccessMode } from './volume';

/** What every StorageClass is given. */
export interface ProvisionedClassProps {
  /**
   * Name, the one that claims give; without a namespace in front, as a class is there for all of them. DNS label.
   *
   * @default - from the construct's id: `FastDisks` gives `fast-disks`
   */
  readonly name?: string;
  /**
   * What becomes of the data when a claim is deleted.
   *
   * @default ClaimRetention.KEEP
   */
  readonly retention?: ClaimRetention;
}

/** What differs between storage classes: who makes the volumes, and how. */
export interface Provisioning {
  readonly platform?: Target['platform'];
  readonly accessModes: readonly AccessMode[];
  /** What its driver can do beside keeping and deleting; none where it can do no more. */
  readonly ownRetention?: ClaimRetention;
  /** Problems of what only this kind of class is given. */
  check(): string[];
  render(
    retention: ClaimRetention,
  ): Pick<
    Plain<k8s.KubeStorageClassProps>,
    'provisioner' | 'parameters' | 'mountOptions' | 'volumeBindingMode' | 'allowVolumeExpansion' | 'allowedTopologies'
  >;
}

/** A directory is for every pod of every node; a new one that nobody can write to stays empty. */
export const SHARED_ACCESS: readonly AccessMode[] = [AccessMode.READ_WRITE_MANY, AccessMode.READ_WRITE_ONCE];

/** A StorageClass: claims that name it get a volume each. Nothing but its name can be changed once it is there. */
export abstract class ProvisionedClass extends Construct implements IStorageClass {
  public readonly name: string;
  public readonly accessModes: readonly AccessMode[];
  public readonly platform?: Target['platform'] | undefined;

  /** The StorageClass, outside of namespaces. */
  public readonly storageClass: ApiObject;

  protected constructor(
    scope: Construct,
    id: string,
    props: ProvisionedClassProps,
    example: string,
    toProvisioning: () => Provisioning,
  ) {
    super(scope, id);
    failOn(this, checkObject('props', props, example));
    const { retention = ClaimRetention.KEEP } = props;
    const provisioning = toProvisioning();
    this.name = props.name ?? nameOf(this);
    this.accessModes = provisioning.accessModes;
    this.platform = provisioning.platform;
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkRetention(retention, provisioning),
      ...provisioning.check(),
    ]);
    this.storageClass = new KubernetesObject(this, 'StorageClass', {
      name: this.name,
      labels: ownLabels(this.name),
      reclaimPolicy: retention.reclaimPolicy,
      ...provisioning.render(retention),
    });
  }

  public checkCapacity(_prop: string, _capacity: ISize): string[] {
    return [];
  }
}

function checkRetention(retention: ClaimRetention, { ownRetention }: Provisioning): string[] {
  const problems = checkInstance('retention', retention, ClaimRetention, 'ClaimRetention.KEEP');
  if (problems.length > 0) return problems;
  const allowed = [ClaimRetention.KEEP, ClaimRetention.DELETE_WITH_CLAIM, ...(ownRetention ? [ownRetention] : [])];
  if (allowed.some(({ kind }) => kind === retention.kind)) return [];
  return [`'retention' must be ${allowed.join(' or ')}, got ${retention}`];
}
