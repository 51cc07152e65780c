import type { k8s } from 'cdk8s-plus-27';
import { checkChoice, failOn } from '../../lib/problems';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';

/** What replicas are spread over; labels of nodes. */
export enum Topology {
  ZONE = 'topology.kubernetes.io/zone',
  NODE = 'kubernetes.io/hostname',
}

const ALL = [Topology.ZONE, Topology.NODE];

/** How evenly replicas stand over zones and nodes. */
export class Spread {
  /**
   * Evenly over zones and over nodes, as far as there is room: with a zone gone, all replicas run in the others.
   */
  public static preferred(): Spread {
    return new Spread('ScheduleAnyway', ALL);
  }

  /**
   * Evenly or not at all. What it costs: with a zone or a node gone, a replica that would make it uneven stays Pending,
   * just when it is needed; nodes without the label of a topology get none.
   *
   * @param topologies default: zones and nodes
   * @throws ValidationError for one that is no `Topology`
   */
  public static required(...topologies: readonly Topology[]): Spread {
    failOn(
      'Spread.required',
      topologies.flatMap((topology) => checkChoice('topologies', topology, ALL)),
    );
    return new Spread('DoNotSchedule', topologies.length > 0 ? topologies : ALL);
  }

  /** Wherever the scheduler likes. */
  public static none(): Spread {
    return new Spread('ScheduleAnyway', []);
  }

  private constructor(
    private readonly whenUnsatisfiable: 'ScheduleAnyway' | 'DoNotSchedule',
    private readonly topologies: readonly Topology[],
  ) {}

  /** @internal */
  public _render(matchLabels: Labels): Plain<k8s.TopologySpreadConstraint>[] {
    return this.topologies.map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: this.whenUnsatisfiable,
      // room on a tainted node, such as a virtual one, is no room for these pods
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels },
    }));
  }
}
