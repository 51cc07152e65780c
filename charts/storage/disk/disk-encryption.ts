import { checkText, failOn } from '../../../lib/problems';

/** With what key a disk is encrypted (CSI: disk, `encrypted` and `kmsKeyId`). */
export class DiskEncryption {
  /** The key that ECS keeps for the account in KMS. */
  public static readonly SERVICE_KEY = new DiskEncryption({ encrypted: 'true' });

  /** Not at all. */
  public static readonly NONE = new DiskEncryption({ encrypted: 'false' });

  /**
   * A key of your own.
   *
   * @param keyId id of a key in KMS
   * @throws ValidationError when it is empty
   */
  public static key(keyId: string): DiskEncryption {
    failOn('DiskEncryption.key', checkText('keyId', keyId, 'key-fra0123456789abcdef'));
    return new DiskEncryption({ encrypted: 'true', kmsKeyId: keyId });
  }

  private constructor(
    /** Parameters of a StorageClass. */
    public readonly parameters: Readonly<Record<string, string>>,
  ) {}
}
