import type { ClusterBody } from './cluster-body';
import type { Disk } from './disk';
import { instanceTypeProblems } from './instance-type';
import { NodeImage } from './node-image';

const COUNTS = [3, 5];

/** Options of the masters of a `DedicatedCluster`. Masters are paid as they go. */
export interface MastersProps {
  /**
   * How many, 3 or 5: etcd needs an odd number to lose one (or two) and go on.
   *
   * @default 3
   */
  readonly count?: number;

  /** ECS instance types, such as `ecs.g7a.large`: one for all masters, or one for each. */
  readonly instanceTypes: readonly string[];

  /**
   * The disk of a master, which etcd is on. CreateCluster has no key to encrypt it, and that has to be said:
   * `Disk.essd(Size.gibibytes(50)).unencrypted()`.
   */
  readonly systemDisk: Disk;

  /**
   * The operating system.
   *
   * @default NodeImage.ALIBABA_CLOUD_LINUX_3
   */
  readonly image?: NodeImage;

  /**
   * Name of an ECS key pair to log into masters with.
   *
   * @default - nobody can log in
   */
  readonly keyPair?: string;
}

/** The masters of a dedicated cluster, with defaults filled in. */
export class Masters {
  /** How many. */
  public readonly count: number;

  constructor(private readonly props: MastersProps) {
    this.count = props.count ?? 3;
  }

  /** What is wrong, a sentence each; nothing when they can be used. */
  public problems(prop: string): string[] {
    const { count, props } = this;
    const { systemDisk } = props;
    const types = props.instanceTypes.length;
    const problems = [
      ...instanceTypeProblems(`${prop}.instanceTypes`, props.instanceTypes),
      ...systemDisk.problems(`${prop}.systemDisk`),
    ];
    if (!COUNTS.includes(count)) problems.push(`'${prop}.count' is ${count}, allowed are ${COUNTS.join(' and ')}`);
    if (types > 1 && types !== count) {
      problems.push(`'${prop}.instanceTypes' has ${types} for ${count} masters, give one for all or one for each`);
    }
    if (systemDisk.isEncrypted) {
      problems.push(
        `'${prop}.systemDisk' cannot be encrypted, CreateCluster has no key for it: ` +
          `say so with Disk.essd(…).unencrypted()`,
      );
    }
    return problems;
  }

  /** As `control_plane_config` of CreateCluster. */
  public renderBody(): ClusterBody {
    const { count, props } = this;
    const { systemDisk } = props;
    const [first] = props.instanceTypes;
    return {
      size: count,
      instance_types: props.instanceTypes.length === 1 ? Array(count).fill(first) : props.instanceTypes,
      charge_type: 'PostPaid',
      image_type: (props.image ?? NodeImage.ALIBABA_CLOUD_LINUX_3).value,
      system_disk_category: systemDisk.category,
      system_disk_size: systemDisk.gibibytes,
      system_disk_performance_level: systemDisk.performanceLevel,
      key_pair: props.keyPair,
    };
  }
}
