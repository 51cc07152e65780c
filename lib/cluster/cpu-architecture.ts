/** CPU architectures as ECS spells them. */
export const ARCHITECTURES = ['X86', 'ARM'] as const;

/** CPU architecture as ECS spells it. */
export type CpuArchitecture = (typeof ARCHITECTURES)[number];

/** Families of Arm processors, as ECS names them: g6r, c6r, g8y, c8y, r8y. */
const ARM = /^ecs\.(ebm)?[cgr]\d+[ry](\.|$)/;

/** The architecture of an instance type (`ecs.g8y.large`) or of a family (`ecs.g8y`). */
export function architectureOf(typeOrFamily: string): CpuArchitecture {
  return ARM.test(typeOrFamily) ? 'ARM' : 'X86';
}
