import { checkChoice, checkInteger, checkList, show } from '../problems';
import type { ISize } from '../size';

const ARCHITECTURES = ['X86', 'ARM'] as const;

/** CPU architecture as ECS spells it. */
export type CpuArchitecture = (typeof ARCHITECTURES)[number];

/** Instance types by what they have instead of by name: ACK takes those that fit and are to be had. */
export interface InstancePattern {
  /** vCPUs, such as 4. */
  readonly cores: number;

  /** Memory, such as `Size.gibibytes(16)`. */
  readonly memory: ISize;

  /**
   * CPU architecture.
   *
   * @default 'X86'
   */
  readonly architecture?: CpuArchitecture;

  /**
   * Families to choose from, such as `ecs.g7`.
   *
   * @default - all of enterprise level
   */
  readonly families?: readonly string[];

  /**
   * Instance types not to take.
   *
   * @default - none
   */
  readonly excluded?: readonly string[];
}

/** What is wrong with a list of patterns, a sentence each. */
export function patternProblems(prop: string, patterns: unknown): string[] {
  if (!Array.isArray(patterns) || patterns.length === 0) {
    const example = '[{ cores: 4, memory: Size.gibibytes(16) }]';
    return [`'${prop}' must be a list with one or more, e.g. ${example}, got ${show(patterns)}`];
  }
  return patterns.flatMap((pattern: Partial<InstancePattern> | null, index) => {
    const { cores = 0, memory, architecture = 'X86', families = [], excluded = [] } = pattern ?? {};
    return [
      ...checkInteger(`${prop}[${index}].cores`, cores, { min: 1, example: 4 }),
      ...checkChoice(`${prop}[${index}].architecture`, architecture, ARCHITECTURES),
      ...checkList(`${prop}[${index}].families`, families, "['ecs.g7']"),
      ...checkList(`${prop}[${index}].excluded`, excluded, "['ecs.g7.large']"),
      ...(typeof memory?.toGibibytes === 'function'
        ? []
        : [`'${prop}[${index}].memory' must be a Size, e.g. Size.gibibytes(16), got ${show(memory)}`]),
    ];
  });
}

/** Renders a pattern as an element of `InstancePatterns` of ALIYUN::CS::ClusterNodePool. */
export function renderPattern({ cores, memory, architecture = 'X86', families, excluded }: InstancePattern) {
  return {
    cores,
    memory: memory.toGibibytes(),
    cpuArchitectures: [architecture],
    instanceFamilyLevel: 'EnterpriseLevel',
    instanceTypeFamilies: families && [...families],
    excludedInstanceTypes: excluded && [...excluded],
  };
}
