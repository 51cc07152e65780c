import * as ros from '@alicloud/ros-cdk-core';
import { checkChoice, checkInteger, checkList, checkText, show } from '../problems';
import type { ISize } from '../size';
import { ARCHITECTURES, architectureOf, type CpuArchitecture } from './cpu-architecture';

/** Instance types by what they have instead of by name: ACK takes those that fit and are to be had. */
export interface InstancePattern {
  /** vCPUs, such as 4. */
  readonly cores: number;

  /** Memory, such as `Size.gibibytes(16)`. */
  readonly memory: ISize;

  /**
   * CPU architecture.
   *
   * @default - that of `families`, X86 where there are none
   */
  readonly architecture?: CpuArchitecture;

  /**
   * Families to choose from, all of one architecture, such as `ecs.g7`.
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
    const { cores = 0, memory, architecture, families = [], excluded = [] } = pattern ?? {};
    return [
      ...checkInteger(`${prop}[${index}].cores`, cores, { min: 1, example: 4 }),
      ...architectureProblems(`${prop}[${index}]`, families, architecture),
      ...checkList(`${prop}[${index}].excluded`, excluded, "['ecs.g7.large']"),
      ...(typeof memory?.toGibibytes === 'function'
        ? []
        : [`'${prop}[${index}].memory' must be a Size, e.g. Size.gibibytes(16), got ${show(memory)}`]),
    ];
  });
}

/** The architecture of what fits a pattern; only for patterns without problems. */
export function patternArchitecture({ architecture, families = [] }: InstancePattern): CpuArchitecture {
  const [family] = families;
  return architecture ?? (family === undefined ? 'X86' : architectureOf(family));
}

function architectureProblems(prop: string, families: unknown, architecture: unknown): string[] {
  const problems = [
    ...(architecture === undefined ? [] : checkChoice(`${prop}.architecture`, architecture, ARCHITECTURES)),
    ...familyProblems(`${prop}.families`, families),
  ];
  if (problems.length > 0) return problems;
  const known = (families as readonly string[]).filter((family) => !ros.Token.isUnresolved(family));
  const [ofFamilies, ...others] = [...new Set(known.map(architectureOf))];
  if (others.length > 0) {
    return [`'${prop}.families' has Arm and x86 families, which no image is for both: make a pool for each`];
  }
  if (architecture === undefined || ofFamilies === undefined || architecture === ofFamilies) return [];
  return [`'${prop}.architecture' is ${architecture}, but its families are ${ofFamilies}: leave it out`];
}

function familyProblems(prop: string, families: unknown): string[] {
  if (!Array.isArray(families)) return checkList(prop, families, "['ecs.g7']");
  return families.flatMap((family, index) => checkText(`${prop}[${index}]`, family, 'ecs.g7'));
}

/** Renders a pattern as an element of `InstancePatterns` of ALIYUN::CS::ClusterNodePool. */
export function renderPattern(pattern: InstancePattern) {
  const { cores, memory, families, excluded } = pattern;
  return {
    cores,
    memory: memory.toGibibytes(),
    cpuArchitectures: [patternArchitecture(pattern)],
    instanceFamilyLevel: 'EnterpriseLevel',
    instanceTypeFamilies: families && [...families],
    excludedInstanceTypes: excluded && [...excluded],
  };
}
