import { failOn, show } from '../../lib/problems';
import { parseQuantity } from '../../lib/quantity';
import { checkQuantity } from '../object/quantity';
import { checkObject } from '../object/shape';
import type { Amounts, Resources } from '../workload/resources';

/**
 * What is offered in every region: vCPUs, and GiB of memory to each (ECI: "Specify the number of vCPUs and memory
 * size"). Some regions have sizes between.
 */
const OFFERED: readonly (readonly [cpu: number, memory: readonly number[]])[] = [
  [0.25, [0.5, 1]],
  [0.5, [1, 2]],
  [1, [2, 4, 8]],
  [2, [1, 2, 4, 8, 16]],
  [4, [2, 4, 8, 16, 32]],
  [8, [4, 8, 16, 32, 64]],
  [12, [12, 24, 48, 96]],
  [16, [16, 32, 64, 128]],
  [24, [24, 48, 96, 192]],
  [32, [32, 64, 128, 256]],
  [52, [96, 192, 384]],
  [64, [128, 256, 512]],
];

/** What a pod has that says nothing about its size. */
const UNSAID = { cpu: 2, memory: 4 };

const GIBIBYTE = 2 ** 30;

/** A pair of amounts, of which the first is in vCPUs and the second in GiB. */
interface Need {
  readonly cpu: number;
  readonly memory: number;
}

/** The size of an elastic container instance: a pod on a virtual node, billed by the second for all of it. */
export class EciSize {
  /**
   * The smallest offered everywhere that has both amounts. `7` vCPUs and `13Gi` are billed as 8 and 16 GiB.
   *
   * @throws ValidationError for amounts that are no quantities, or beyond 64 vCPUs and 512 GiB
   */
  public static of(amounts: Required<Amounts>): EciSize {
    failOn('EciSize.of', checkObject('amounts', amounts, "{ cpu: '2', memory: '4Gi' }"));
    failOn('EciSize.of', [
      ...checkQuantity('cpu', amounts.cpu ?? null, '2'),
      ...checkQuantity('memory', amounts.memory ?? null, '4Gi'),
    ]);
    const need = { cpu: parse(amounts.cpu), memory: parse(amounts.memory) / GIBIBYTE };
    const size = roundUp(need);
    if (!size) failOn('EciSize.of', [`'amounts' must be ${LARGEST}, got ${amounts.cpu} and ${amounts.memory}`]);
    return new EciSize([`${size?.cpu}-${size?.memory}Gi`]);
  }

  /**
   * Sizes or ECS instance types that are tried in turn, for those that only some regions have.
   *
   * @param specs such as `8-14Gi` or `ecs.c6.xlarge`, at most 5
   * @throws ValidationError for more than 5, or one that is neither
   */
  public static specs(...specs: readonly string[]): EciSize {
    failOn('EciSize.specs', [
      ...(specs.length >= 1 && specs.length <= 5 ? [] : [`'specs' must be 1 to 5, got ${specs.length}`]),
      ...specs.flatMap((spec, index) =>
        typeof spec === 'string' && /^(\d+(\.\d+)?-\d+(\.\d+)?Gi|ecs\.[a-z0-9.-]+)$/.test(spec)
          ? []
          : [`'specs[${index}]' must be like '2-4Gi' or 'ecs.c6.xlarge', got ${show(spec)}`],
      ),
    ]);
    return new EciSize(specs);
  }

  private constructor(private readonly specs: readonly string[]) {}

  /** As the annotation `k8s.aliyun.com/eci-use-specs` has it: `2-4Gi`. */
  public toString(): string {
    return this.specs.join(',');
  }
}

/**
 * What a pod is rounded up to: the sum of the limits of its containers, of their requests where there are none, and 2
 * vCPUs with 4 GiB where nothing is said. None if ECI has no such size.
 */
export function eciSizeOf(containers: readonly { readonly resources?: Resources }[]): EciSize | undefined {
  const size = roundUp({ cpu: sumOf(containers, 'cpu') || UNSAID.cpu, memory: memoryOf(containers) || UNSAID.memory });
  return size && EciSize.specs(`${size.cpu}-${size.memory}Gi`);
}

/** Problems of a pod that ECI has no size for. */
export function checkEciSize(containers: readonly { readonly resources?: Resources }[]): string[] {
  if (eciSizeOf(containers)) return [];
  return [
    `'resources' must be ${LARGEST} for all containers of a pod on a virtual node, got ${sumOf(containers, 'cpu')} and ${memoryOf(containers)} GiB`,
  ];
}

const LARGEST = 'at most 64 vCPUs and 512 GiB of memory';

function roundUp({ cpu, memory }: Need): Need | undefined {
  for (const [offeredCpu, offeredMemory] of OFFERED) {
    const enough = offeredCpu >= cpu ? offeredMemory.find((offered) => offered >= memory) : undefined;
    if (enough !== undefined) return { cpu: offeredCpu, memory: enough };
  }
  return undefined;
}

function memoryOf(containers: readonly { readonly resources?: Resources }[]): number {
  return sumOf(containers, 'memory') / GIBIBYTE;
}

function sumOf(containers: readonly { readonly resources?: Resources }[], resource: keyof Amounts): number {
  const amounts = containers.map(
    ({ resources = {} }) => resources.limits?.[resource] ?? resources.requests?.[resource],
  );
  // in thousandths, since 0.1 and 0.2 are more than 0.3
  return amounts.reduce((sum, amount) => sum + Math.round(parse(amount ?? '0') * 1000), 0) / 1000;
}

function parse(quantity: string | number): number {
  return parseQuantity(quantity) ?? 0;
}
