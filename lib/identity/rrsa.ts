import * as ros from '@alicloud/ros-cdk-core';
import { type IPlace, ValidationError } from '../errors';

/** Whether pods of one cluster can have RAM roles (RRSA): as its props say, or else once the first one needs it. */
export class Rrsa {
  private needed = false;

  /** @param said what the props say; nothing when it is left to need */
  constructor(private readonly said?: boolean) {}

  /** @throws ValidationError when the props say that it is off */
  public require(place: IPlace): void {
    if (this.said === false) {
      throw new ValidationError(place, `'rrsa' is false, and service accounts with RAM roles need it: leave it out`);
    }
    this.needed = true;
  }

  /** The setting as ROS and CreateCluster take it; decided at synthesis, as service accounts come later. */
  public render(): ros.IResolvable {
    return ros.Lazy.anyValue({ produce: () => ((this.said ?? this.needed) ? { enabled: true } : undefined) });
  }
}
