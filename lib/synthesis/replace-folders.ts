import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A folder that a synth writes. */
export interface OutputFolder {
  readonly path: string;
  /** What a synth may have left there, by file name. A folder with anything else is not replaced. */
  readonly owns: RegExp;
}

/** What ROS CDK writes, its own bookkeeping included. */
export const rosFolder = (path: string): OutputFolder => ({
  path,
  owns: /^(cdk\.out|manifest\.json|tree\.json|.+\.(template|assets)\.json|asset\..+)$/,
});

/** What cdk8s writes. */
export const k8sFolder = (path: string): OutputFolder => ({ path, owns: /\.k8s\.yaml$/ });

/** What makes the machines of a local cluster. */
export const localFolder = (path: string): OutputFolder => ({ path, owns: /^(Vagrantfile|cloud-init)$/ });

/**
 * Fills folders all or nothing: `fill` writes into temporary ones beside the targets, which take their place only
 * once everything is written. What a target held before is gone then, the target itself too where nothing was written;
 * after a failure it is as it was.
 *
 * @param folders to replace; missing parents are made
 * @param fill gets the temporary folders, in the order of `folders`
 * @throws Error before anything is written, when a folder holds something that no synth wrote
 */
export function replaceFolders<T>(folders: readonly OutputFolder[], fill: (staging: readonly string[]) => T): T {
  for (const folder of folders) checkOwned(folder);
  const swaps: Swap[] = [];
  try {
    for (const { path } of folders) swaps.push(new Swap(resolve(path)));
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

function checkOwned({ path, owns }: OutputFolder): void {
  if (!existsSync(path)) return;
  const foreign = readdirSync(path).find((name) => !owns.test(name));
  if (foreign === undefined) return;
  throw new Error(
    `${path} holds '${foreign}', which no synth wrote and a new one would delete; choose another folder or move it`,
  );
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
    if (readdirSync(this.staging).length === 0) return;
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
