import { checkText, failOn } from '../problems';

/** The operating system of nodes (ACK: `image_type`); ACK takes its newest image of that kind. */
export class NodeImage {
  /** Alibaba Cloud Linux 3 for x86. */
  public static readonly ALIBABA_CLOUD_LINUX_3 = new NodeImage('AliyunLinux3');

  /** Alibaba Cloud Linux 3 for Arm instance types. */
  public static readonly ALIBABA_CLOUD_LINUX_3_ARM = new NodeImage('AliyunLinux3Arm64');

  /** Alibaba Cloud Linux 3 cut down to what containers need. */
  public static readonly ALIBABA_CLOUD_LINUX_3_CONTAINER_OPTIMIZED = new NodeImage('AliyunLinux3ContainerOptimized');

  /** ContainerOS: small, read-only root, starts fast. */
  public static readonly CONTAINER_OS = new NodeImage('ContainerOS');

  /** An image type that has no name here, such as `Windows`. */
  public static of(imageType: string): NodeImage {
    failOn('NodeImage.of', checkText('imageType', imageType, 'Windows'));
    return new NodeImage(imageType);
  }

  private constructor(
    /** As ACK spells it. */
    public readonly value: string,
  ) {}
}
