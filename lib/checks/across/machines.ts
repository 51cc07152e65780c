/** What a machine has, or a pod asks for: vCPU, and bytes. */
export interface Machine {
  readonly cpu: number;
  readonly memory: number;
}

/** GiB a vCPU by the first letter of a family (ECS: instance families). */
const RATIOS: Readonly<Record<string, number>> = { c: 2, g: 4, r: 8 };

/** The size of an instance type of the usual families, such as `ecs.g7.xlarge`: 4 vCPU, 16 GiB; none for any other. */
export function machineOf(instanceType: string): Machine | undefined {
  const [, family = '', times, size] =
    /^ecs\.([cgr])\d{1,2}[a-z]{0,3}\.(?:(\d{1,3})?(xlarge)|large)$/.exec(instanceType) ?? [];
  const ratio = RATIOS[family];
  if (ratio === undefined) return undefined;
  const cpu = size === undefined ? 2 : 4 * Number(times ?? 1);
  return { cpu, memory: cpu * ratio * 2 ** 30 };
}
