import { failOn, show } from '../problems';

const SHAPE = /^\d+\.\d+\.\d+-aliyun\.\d+$/;
const MINOR = /^\d+\.\d+$/;

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
   * @throws ValidationError when the text has another form
   */
  public static of(version: string): KubernetesVersion {
    if (!SHAPE.test(version)) {
      failOn('KubernetesVersion.of', [`'version' is ${show(version)}, write it as ACK does, e.g. '1.34.1-aliyun.1'`]);
    }
    return new KubernetesVersion(version, ...numbersIn(version));
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
   * @throws ValidationError when `minor` has another form
   */
  public isAtLeast(minor: string): boolean {
    if (!MINOR.test(minor)) {
      failOn('KubernetesVersion.isAtLeast', [`'minor' is ${show(minor)}, which is no minor version, e.g. '1.28'`]);
    }
    const [major, number] = numbersIn(minor);
    return this.majorNumber > major || (this.majorNumber === major && this.minorNumber >= number);
  }

  /** The full number, as ACK takes it. */
  public toString(): string {
    return this.version;
  }
}

/** Major and minor number. */
function numbersIn(version: string): [number, number] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}
