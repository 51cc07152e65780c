import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Fills folders all or nothing: `fill` writes into temporary ones beside the targets, which take their place only
 * once everything is written. What a target held before is gone then; after a failure it is as it was.
 *
 * @param targets folders to replace; missing parents are made
 * @param fill gets the temporary folders, in the order of `targets`
 */
export function replaceFolders<T>(targets: readonly string[], fill: (staging: readonly string[]) => T): T {
  const swaps = targets.map((target) => new Swap(resolve(target)));
  try {
    const result = fill(swaps.map((swap) => swap.staging));
    for (const swap of swaps) swap.setAside();
    for (const swap of swaps) swap.putInPlace();
    return result;
  } catch (error) {
    for (const swap of swaps) swap.undo();
    throw error;
  } finally {
    for (const swap of swaps) swap.cleanUp();
  }
}

/** One folder on its way to being replaced. */
class Swap {
  private readonly room: string;
  private isPlaced = false;

  constructor(private readonly target: string) {
    mkdirSync(dirname(target), { recursive: true });
    // beside the target: a rename works within one file system only
    this.room = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    mkdirSync(this.staging);
    chmodSync(this.staging, 0o755);
  }

  public get staging(): string {
    return join(this.room, 'new');
  }

  private get before(): string {
    return join(this.room, 'before');
  }

  public setAside(): void {
    if (existsSync(this.target)) renameSync(this.target, this.before);
  }

  public putInPlace(): void {
    renameSync(this.staging, this.target);
    this.isPlaced = true;
  }

  public undo(): void {
    if (this.isPlaced) rmSync(this.target, { recursive: true, force: true });
    if (existsSync(this.before)) renameSync(this.before, this.target);
  }

  public cleanUp(): void {
    rmSync(this.room, { recursive: true, force: true });
  }
}
