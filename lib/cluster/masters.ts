import { propsOf, show } from '../problems';
import { type ClusterBody, toBody } from './cluster-rendering';
import { type MachineProps, machineProblems, renderMachines } from './machines';

const COUNTS = [3, 5];

/** Options of the masters of a `DedicatedCluster`: one instance type for all of them, or one for each. */
export interface MastersProps extends MachineProps {
  /**
   * How many, 3 or 5: etcd needs an odd number to lose one (or two) and go on.
   *
   * @default 3
   */
  readonly count?: number;
}

/** The masters of a dedicated cluster, with defaults filled in. */
export class Masters {
  /** How many. */
  public readonly count: number;

  private readonly props: MastersProps;

  constructor(props: MastersProps) {
    this.props = propsOf(props);
    this.count = this.props.count ?? 3;
  }

  /** What is wrong, a sentence each; nothing when they can be used. */
  public problems(prop: string): string[] {
    const { count, props } = this;
    const types = Array.isArray(props.instanceTypes) ? props.instanceTypes.length : 0;
    const problems = machineProblems(prop, props);
    if (!COUNTS.includes(count)) {
      problems.push(`'${prop}.count' is ${show(count)}, allowed are ${COUNTS.join(' and ')}`);
    }
    if (types > 1 && types !== count) {
      problems.push(`'${prop}.instanceTypes' has ${types} for ${count} masters, give one for all or one for each`);
    }
    return problems;
  }

  /** As `control_plane_config` of CreateCluster. */
  public renderBody(): ClusterBody {
    const { count, props } = this;
    const [first] = props.instanceTypes;
    return {
      ...toBody(renderMachines(props)),
      size: count,
      instance_types: props.instanceTypes.length === 1 ? Array(count).fill(first) : props.instanceTypes,
      charge_type: 'PostPaid',
    };
  }
}
