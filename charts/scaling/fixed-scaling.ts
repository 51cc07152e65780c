import { failOn } from '../../lib/problems';
import { checkRequiredInteger } from '../object/shape';
import type { IScaling, ReplicaRange } from './i-scaling';

/** The manifest says how many replicas there are. See `Scaling.fixed`. */
export class FixedScaling implements IScaling {
  public readonly madeBy = 'Scaling.fixed';
  public readonly replicas: ReplicaRange;
  public readonly isAutomatic = false;
  public readonly followed = [];

  constructor(replicas: number) {
    failOn(this.madeBy, checkRequiredInteger('replicas', replicas, { min: 1, example: 3 }));
    this.replicas = { min: replicas, max: replicas };
  }

  public check(): string[] {
    return [];
  }
}
