const SHAPE = /^(\d+)\.(\d+)\.\d+-aliyun\.\d+$/;
const MINOR = /^(\d+)\.(\d+)$/;

/**
 * A Kubernetes version as ACK numbers it, such as `1.34.1-aliyun.1`.
 *
 * Which versions can be ordered differs by region and changes monthly (ACK: `DescribeKubernetesVersionMetadata`), so
 * there is no list here.
 */
export class KubernetesVersion {
  /**
   * A version by its full number, such as `1.34.1-aliyun.1`.
   *
   * @throws Error when the text has another form
   */
  public static of(version: string): KubernetesVersion {
    const [, major, minor] = SHAPE.exec(version) ?? [];
    if (major === undefined || minor === undefined) {
      throw new Error(`'${version}' is no version of ACK, write it in full, e.g. '1.34.1-aliyun.1'`);
    }
    return new KubernetesVersion(version, Number(major), Number(minor));
  }

  private constructor(
    private readonly version: string,
    private readonly majorNumber: number,
    private readonly minorNumber: number,
  ) {}

  /** Major and minor number, such as `1.34`: what decides which fields of an object exist. */
  public get minor(): string {
    return `${this.majorNumber}.${this.minorNumber}`;
  }

  /**
   * Whether this is `minor` (such as `1.28`) or newer, whatever the patch.
   *
   * @throws Error when `minor` has another form
   */
  public isAtLeast(minor: string): boolean {
    const match = MINOR.exec(minor);
    if (!match) throw new Error(`'${minor}' is no minor version, e.g. '1.28'`);
    const [major, number] = [Number(match[1]), Number(match[2])];
    return this.majorNumber > major || (this.majorNumber === major && this.minorNumber >= number);
  }

  /** The full number, as ACK takes it. */
  public toString(): string {
    return this.version;
  }
}
