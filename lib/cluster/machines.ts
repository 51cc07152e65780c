import { checkText, optionalProblems, valueProblems } from '../problems';
import { Disk } from './disk';
import { instanceTypeProblems } from './names';
import { NodeImage } from './node-image';

/** What machines that are created together with their cluster are like. They are paid as they go. */
export interface MachineProps {
  /** ECS instance types, such as `ecs.g7a.large`. */
  readonly instanceTypes: readonly string[];

  /**
   * The disk with the operating system. ACK has no key to encrypt it there, and that has to be said:
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
   * Name of an ECS key pair to log in with.
   *
   * @default - nobody can log in
   */
  readonly keyPair?: string;
}

/** What is wrong with such machines, a sentence each. */
export function machineProblems(prop: string, { instanceTypes, systemDisk, image, keyPair }: MachineProps): string[] {
  const diskProblems = valueProblems(
    `${prop}.systemDisk`,
    systemDisk,
    Disk,
    'Disk.essd(Size.gibibytes(50)).unencrypted()',
  );
  return [
    ...instanceTypeProblems(`${prop}.instanceTypes`, instanceTypes),
    ...diskProblems,
    ...(systemDisk instanceof Disk && systemDisk.isEncrypted
      ? [
          `'${prop}.systemDisk' cannot be encrypted, ACK has no key for it there: ` +
            `say so with Disk.essd(…).unencrypted()`,
        ]
      : []),
    ...optionalProblems(`${prop}.image`, image, NodeImage, 'NodeImage.ALIBABA_CLOUD_LINUX_3'),
    ...(keyPair === undefined ? [] : checkText(`${prop}.keyPair`, keyPair, 'ops')),
  ];
}

/** Renders such machines as a typed resource takes them; `toBody` makes the keys of ACK's API of it. */
export function renderMachines({ systemDisk, image = NodeImage.ALIBABA_CLOUD_LINUX_3, keyPair }: MachineProps) {
  return {
    imageType: image.value,
    systemDiskCategory: systemDisk.category,
    systemDiskSize: systemDisk.gibibytes,
    systemDiskPerformanceLevel: systemDisk.performanceLevel,
    keyPair,
  };
}
