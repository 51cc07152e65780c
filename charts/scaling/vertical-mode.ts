import { checkChoice, failOn } from '../../lib/problems';

/** Those of `autoscaling.k8s.io/v1` that are not deprecated. */
const MODES = ['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate', 'InPlace'];

/** What a VerticalPodAutoscaler does with what it finds out. */
export class VerticalMode {
  /** It advises: what it recommends stands in its status. */
  public static off(): VerticalMode {
    return new VerticalMode('Off');
  }

  /** New pods get what it recommends; those that run stay as they are. */
  public static initial(): VerticalMode {
    return new VerticalMode('Initial');
  }

  /** It evicts pods whose requests are off, as far as the disruption budget lets it: `Recreate`. */
  public static auto(): VerticalMode {
    return new VerticalMode('Recreate');
  }

  /**
   * Another mode of the installed version, such as `InPlaceOrRecreate`.
   *
   * @throws ValidationError for none of `Off`, `Initial`, `Recreate`, `InPlaceOrRecreate`, `InPlace`
   */
  public static of(name: string): VerticalMode {
    failOn('VerticalMode.of', checkChoice('name', name, MODES));
    return new VerticalMode(name);
  }

  private constructor(
    /** As `updateMode` has it. */
    public readonly name: string,
  ) {}

  /** Whether pods become other than the manifest says. */
  public get isChanging(): boolean {
    return this.name !== 'Off';
  }

  /** Whether pods that run are evicted or resized. */
  public get isDisrupting(): boolean {
    return this.isChanging && this.name !== 'Initial';
  }
}
