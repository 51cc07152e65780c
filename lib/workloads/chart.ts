/** A construct of cdk8s, as far as it is looked at here: nothing of cdk8s is loaded for it. */
export interface IChartConstruct {
  readonly node: {
    readonly path: string;
    readonly root: IChartConstruct;
    readonly dependencies: readonly IChartConstruct[];
    findAll(): readonly IChartConstruct[];
    validate(): readonly string[];
  };
}

/** A chart of cdk8s. */
export interface IChart extends IChartConstruct {
  toJson(): unknown[];
}

/** An object in a chart. */
export interface IApiObject extends IChartConstruct {
  toJson(): unknown;
}

/** How cdk8s marks its constructs, whichever copy of it made them. */
const CHART = Symbol.for('cdk8s.Chart');
const API_OBJECT = Symbol.for('cdk8s.ApiObject');

/** Whether a value is a chart of cdk8s. */
export function isChart(value: unknown): value is IChart {
  return typeof value === 'object' && value !== null && CHART in value;
}

/** What the constructs of an app say, a sentence each: all of its charts, as cdk8s asks them before it writes files. */
export function appProblems({ node: { root } }: IChart): string[] {
  return root.node
    .findAll()
    .flatMap(({ node }) => node.validate().map((problem) => (node.path ? `${problem} [at ${node.path}]` : problem)));
}

/** Charts in a chart, a sentence each: cdk8s makes files of their own of them. */
export function chartProblems(chart: IChart): string[] {
  return chart.node
    .findAll()
    .filter((construct) => isChart(construct) && construct !== chart)
    .map(({ node: { path } }) => `'chart' has another chart in it, ${path}; add that by itself, before it`);
}

/**
 * The objects of a chart in the order cdk8s writes them: what others depend on comes first.
 *
 * @throws Error naming the objects that depend on each other in a circle
 */
export function objectsOf(chart: IChart): readonly IApiObject[] {
  const constructs = chart.node.findAll();
  const needs = new Map(constructs.filter(isApiObject).map((object) => [object, new Set<IApiObject>()]));
  for (const construct of constructs) {
    const targets = construct.node.dependencies.flatMap((target) => objectsBelow(target, needs));
    if (targets.length === 0) continue;
    for (const source of objectsBelow(construct, needs)) {
      for (const target of targets) if (target !== source) needs.get(source)?.add(target);
    }
  }
  return sort(needs);
}

function sort(needs: ReadonlyMap<IApiObject, ReadonlySet<IApiObject>>): readonly IApiObject[] {
  const needed = new Set([...needs.values()].flatMap((targets) => [...targets]));
  const sorted = new Set<IApiObject>();
  const open = new Set<IApiObject>();
  const visit = (object: IApiObject) => {
    if (sorted.has(object)) return;
    if (open.has(object)) throw new Error(describeCircle([...open, object]));
    open.add(object);
    for (const target of needs.get(object) ?? []) visit(target);
    open.delete(object);
    sorted.add(object);
  };
  for (const object of needs.keys()) if (!needed.has(object)) visit(object);
  // what is left hangs in a circle, which it finds
  for (const object of needs.keys()) visit(object);
  return [...sorted];
}

function describeCircle(objects: readonly IApiObject[]): string {
  const paths = objects.map(({ node }) => node.path).join(' => ');
  return `objects depend on each other in a circle, ${paths}; leave out one addDependency`;
}

function objectsBelow(construct: IChartConstruct, known: ReadonlyMap<IApiObject, unknown>): readonly IApiObject[] {
  return construct.node.findAll().filter((found): found is IApiObject => known.has(found as IApiObject));
}

function isApiObject(construct: IChartConstruct): construct is IApiObject {
  return API_OBJECT in construct;
}
