import { checkList, checkObject, propsOf } from '../problems';

/** Conditions of a statement: operator, key, values, such as `{ StringLike: { 'oss:Prefix': ['web/*'] } }`. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** What somebody may do, as RAM says it. */
export interface PolicyStatement {
  /** Such as `oss:GetObject`. */
  readonly actions: readonly string[];

  /** Such as `acs:oss:*:*:site/*`; may hold deploy-time values. */
  readonly resources: readonly string[];

  /**
   * When it holds.
   *
   * @default - always
   */
  readonly conditions?: PolicyConditions;
}

/** Somebody rights can be given to. */
export interface IGrantee {
  /**
   * Gives rights; those it has already are no news.
   *
   * @throws ValidationError when a statement has no actions or no resources
   */
  addToPolicy(...statements: readonly PolicyStatement[]): void;
}

/** What RAM would refuse in a statement, a sentence each. */
export function statementProblems(statement: PolicyStatement): string[] {
  const { actions, resources, conditions } = propsOf(statement);
  const problems = [
    ...checkList('actions', actions, "['oss:GetObject']"),
    ...checkList('resources', resources, "['acs:oss:*:*:site/*']"),
    ...(conditions === undefined
      ? []
      : checkObject('conditions', conditions, "{ StringLike: { 'oss:Prefix': ['web/*'] } }")),
  ];
  if (problems.length > 0) return problems;
  if (actions.length === 0) problems.push(`'actions' is empty, needs at least one, e.g. ['oss:GetObject']`);
  if (resources.length === 0) problems.push(`'resources' is empty, needs at least one, e.g. ['acs:oss:*:*:site/*']`);
  return problems;
}

/** Renders statements as ALIYUN::RAM::ManagedPolicy takes them. */
export function renderStatements(statements: readonly PolicyStatement[]) {
  return statements.map(({ actions, resources, conditions }) => ({
    effect: 'Allow',
    action: [...actions],
    resource: [...resources],
    condition: conditions,
  }));
}
