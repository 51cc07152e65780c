import { DeployError } from '../../deploy-error';
import { showTrouble, type Trouble } from './diagnosis';

/** Something that was applied did not come up. */
export class NotReadyError extends DeployError {
  public override readonly name = 'NotReadyError';

  constructor(
    public readonly troubles: readonly Trouble[],
    /** How many more were not ready. */
    public readonly others: number,
  ) {
    super([...troubles.map(showTrouble), ...(others > 0 ? [`and ${others} more are not ready`] : [])].join('\n'));
  }
}
