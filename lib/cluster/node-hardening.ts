/** A set of security settings ACK applies to the operating system of a node; Alibaba Cloud Linux only. */
export class NodeHardening {
  /** Alibaba Cloud's own baseline (ACK: `security_hardening_os`). */
  public static readonly ALIBABA_CLOUD = new NodeHardening('securityHardeningOs');

  /** The Chinese classified protection of cybersecurity, MLPS 2.0 (ACK: `soc_enabled`). */
  public static readonly MLPS = new NodeHardening('socEnabled');

  private constructor(
    /** The property of a scaling group that asks for it. */
    public readonly property: 'securityHardeningOs' | 'socEnabled',
  ) {}
}
