import type { IPodIdentity } from '../../../lib/identity/pod-identity';
import { checkText, failOn, show } from '../../../lib/problems';
import { checkObjectName } from '../../object/names';
import { checkObject } from '../../object/shape';

/** Namespace of the pods that mount buckets; nobody can choose another (ACK: OSS volumes with RRSA). */
const NAMESPACE = 'ack-csi-fuse';

/** ServiceAccount of these pods where nothing is said. */
const SERVICE_ACCOUNT = 'csi-fuse-ossfs';

const ROLE_NAME = 'pod-identity.alibabacloud.com/role-name';

/** What a persistent volume says about who reads a bucket. */
interface OssCredentials {
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  readonly secretName?: string;
}

/** See {@link OssAccess.role}. */
export interface OssRoleProps {
  /**
   * Name of the ServiceAccount in the namespace `ack-csi-fuse` that the role trusts.
   *
   * @default 'csi-fuse-ossfs'
   */
  readonly serviceAccount?: string;
}

/** As whom a bucket is read: the right is that of the volume, not of the pods that mount it. */
export class OssAccess {
  /**
   * A RAM role, by RRSA: no key is anywhere. The bucket is mounted by pods of the driver, so the role has to trust
   * the ServiceAccount `csi-fuse-ossfs` in the namespace `ack-csi-fuse`, not that of the application.
   *
   * @param roleName such as `outputs.text('BucketReaderRoleName')`
   * @throws ValidationError when a name is missing, or can be none of a ServiceAccount
   */
  public static role(roleName: string, props: OssRoleProps = {}): OssAccess {
    failOn('OssAccess.role', [
      ...checkText('roleName', roleName, 'cluster-tfg-bucketreader'),
      ...checkObject('props', props, "{ serviceAccount: 'csi-fuse-ossfs' }"),
    ]);
    const { serviceAccount = SERVICE_ACCOUNT } = props;
    failOn('OssAccess.role', checkObjectName('serviceAccount', serviceAccount, SERVICE_ACCOUNT));
    return OssAccess.assuming(roleName, serviceAccount);
  }

  /**
   * The role of an identity in plain values: as {@link OssAccess.role}, with the names that it carries.
   *
   * @throws ValidationError when it is not in the namespace `ack-csi-fuse`, or has no role
   */
  public static identity(identity: IPodIdentity): OssAccess {
    const example = `{ namespace: '${NAMESPACE}', name: '${SERVICE_ACCOUNT}', annotations: { '${ROLE_NAME}': 'reader' } }`;
    failOn('OssAccess.identity', checkObject('identity', identity, example));
    const { namespace, name, annotations } = identity;
    const roleName = annotations?.[ROLE_NAME] as string;
    failOn('OssAccess.identity', [
      ...(namespace === NAMESPACE
        ? []
        : [`'identity' must be of the namespace '${NAMESPACE}', whose pods mount buckets, got ${show(namespace)}`]),
      ...checkObjectName('identity.name', name, SERVICE_ACCOUNT),
      ...checkText(`identity.annotations['${ROLE_NAME}']`, roleName, 'cluster-tfg-bucketreader'),
    ]);
    return OssAccess.assuming(roleName, name);
  }

  /**
   * A Secret with the keys `akId` and `akSecret`, in the namespace of the volume. **Weaker**: an access key is valid
   * until somebody takes it back, for whoever gets hold of it. It is never part of a manifest of ours.
   *
   * @throws ValidationError when the name can be none of a Secret
   */
  public static secret(name: string): OssAccess {
    failOn('OssAccess.secret', checkObjectName('name', name, 'oss-key'));
    return new OssAccess({ secretName: name });
  }

  private static assuming(roleName: string, serviceAccountName: string): OssAccess {
    const account = serviceAccountName === SERVICE_ACCOUNT ? undefined : { serviceAccountName };
    return new OssAccess({ volumeAttributes: { authType: 'rrsa', roleName, ...account } });
  }

  private constructor(
    /** @internal */
    public readonly _credentials: OssCredentials,
  ) {}
}
