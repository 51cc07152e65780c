import { checkInstance, checkInteger, failOn } from '../../lib/problems';
import { checkLabels, type Labels } from '../object/labels';
import { checkName } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';
import type { Resources } from '../workload/resources';
import { checkTolerations, renderTolerations, type Toleration } from '../workload/toleration';
import { checkEciSize, EciSize, eciSizeOf } from './eci-size';

/** How many replicas a unit may have. */
export interface ElasticUnitRange {
  /**
   * Of the unit; a DNS label, part of the names of its pods.
   *
   * @default 'nodes' or 'virtual'
   */
  readonly name?: string;
  /**
   * So many come here before any other unit gets more.
   *
   * @default 0
   */
  readonly min?: number;
  /**
   * When it has so many, the next unit gets the rest.
   *
   * @default - no limit
   */
  readonly max?: number;
}

/** See {@link ElasticUnit.nodes}. */
export interface NodesUnitProps extends ElasticUnitRange {
  /**
   * Labels of its nodes, such as `{ 'alibabacloud.com/nodepool-id': 'np0123' }`.
   *
   * @default - any node
   */
  readonly nodeSelector?: Labels;
  /**
   * Taints of its nodes that its pods put up with.
   *
   * @default - none but those of the workload
   */
  readonly tolerations?: readonly Toleration[];
}

/** See {@link ElasticUnit.virtualNodes}. */
export interface VirtualNodesUnitProps extends ElasticUnitRange {
  /** @default - what the containers may use together, rounded up to a size that ECI offers everywhere */
  readonly size?: EciSize;
}

/** The label that sends a pod to a virtual node (ACK: "Schedule pods to elastic container instances"). */
const VIRTUAL = { 'alibabacloud.com/eci': 'true' };

/** The annotation that says the size of a pod on a virtual node (ECI: "Pod annotations"). */
export const ECI_SIZE = 'k8s.aliyun.com/eci-use-specs';

/** A part of the replicas of a workload, with the place where they run. */
export class ElasticUnit {
  /**
   * On nodes of the cluster.
   *
   * @throws ValidationError for labels, taints or numbers that are none
   */
  public static nodes(props: NodesUnitProps = {}): ElasticUnit {
    const place = 'ElasticUnit.nodes';
    failOn(place, checkObject('props', props, '{ max: 6 }'));
    const { nodeSelector = {}, tolerations = [] } = props;
    failOn(place, [
      ...checkRange(props),
      ...checkLabels('nodeSelector', nodeSelector),
      ...checkTolerations('tolerations', tolerations),
    ]);
    return new ElasticUnit(props.name ?? 'nodes', props, { nodeSelector, tolerations });
  }

  /**
   * On virtual nodes: as elastic container instances (ECI), which start in half a minute, and are billed by the second.
   *
   * @throws ValidationError for numbers that are none
   */
  public static virtualNodes(props: VirtualNodesUnitProps = {}): ElasticUnit {
    const place = 'ElasticUnit.virtualNodes';
    failOn(place, checkObject('props', props, '{ max: 20 }'));
    failOn(place, [
      ...checkRange(props),
      ...ifGiven(props.size, (size) => checkInstance('size', size, EciSize, "EciSize.of({ cpu: '2', memory: '4Gi' })")),
    ]);
    return new ElasticUnit(props.name ?? 'virtual', props, undefined, props.size);
  }

  /** The fewest that come here before another unit gets more. */
  public readonly min: number;
  /** The most; none if there is no limit. */
  public readonly max?: number;

  private constructor(
    /** Unique among the units of a workload. */
    public readonly name: string,
    { min = 0, max }: ElasticUnitRange,
    private readonly nodes?: Required<Pick<NodesUnitProps, 'nodeSelector' | 'tolerations'>>,
    private readonly size?: EciSize,
  ) {
    this.min = min;
    this.max = max;
  }

  /** Whether its pods run on virtual nodes. */
  public get isVirtual(): boolean {
    return this.nodes === undefined;
  }

  /** @internal */
  public _check(containers: readonly { readonly resources?: Resources }[]): string[] {
    return this.isVirtual && !this.size ? checkEciSize(containers) : [];
  }

  /** As a subset of a UnitedDeployment. @internal */
  public _renderSubset(containers: readonly { readonly resources?: Resources }[]): object {
    const { nodeSelector = {}, tolerations = [] } = this.nodes ?? {};
    const expressions = Object.entries(nodeSelector).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
    return {
      name: this.name,
      minReplicas: this.min,
      maxReplicas: this.max,
      nodeSelectorTerm: expressions.length > 0 ? { matchExpressions: expressions } : undefined,
      tolerations: tolerations.length > 0 ? renderTolerations(tolerations) : undefined,
      patch: this.isVirtual ? { metadata: this.renderMetadata(containers) } : undefined,
    };
  }

  /** As a unit of an ElasticWorkload. @internal */
  public _renderUnit(containers: readonly { readonly resources?: Resources }[]): object {
    const { nodeSelector = {}, tolerations = [] } = this.nodes ?? {};
    return {
      name: this.name,
      min: this.min,
      max: this.max,
      nodeSelector: Object.keys(nodeSelector).length > 0 ? nodeSelector : undefined,
      tolerations: tolerations.length > 0 ? renderTolerations(tolerations) : undefined,
      ...(this.isVirtual ? this.renderMetadata(containers) : {}),
    };
  }

  private renderMetadata(containers: readonly { readonly resources?: Resources }[]): object {
    return { labels: VIRTUAL, annotations: { [ECI_SIZE]: `${this.size ?? eciSizeOf(containers)}` } };
  }
}

function checkRange({ name, min, max }: ElasticUnitRange): string[] {
  const problems = [
    ...ifGiven(name, (given) => checkName('name', given)),
    ...checkInteger('min', min, { min: 0, example: 2 }),
    ...checkInteger('max', max, { min: 1, example: 6 }),
  ];
  if (problems.length > 0 || min === undefined || max === undefined || min <= max) return problems;
  return [`'max' must not be below 'min', got min ${min} and max ${max}`];
}
