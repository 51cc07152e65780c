import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A folder that a synth writes. */
export interface OutputFolder {
  readonly path: string;
  /** What a synth may have left there, by file name. A folder with anything else is not replaced. */
  readonly owns: RegExp;
  /**
   * What others keep there, by file name: it moves to the new folder. Where there is none, the old one stays as it is.
   *
   * @default - nothing
   */
  readonly keeps?: RegExp;
}

/** What ROS CDK writes, its own bookkeeping included. */
export const rosFolder = (path: string): OutputFolder => ({
  path,
  owns: /^(cdk\.out|manifest\.json|tree\.json|.+\.(template|assets)\.json|asset\..+)$/,
});

/** What cdk8s writes. */
export const k8sFolder = (path: string): OutputFolder => ({ path, owns: /\.k8s\.yaml$/ });

/** What makes the machines of a local cluster; Vagrant keeps beside it which machines there are, and how to enter them. */
export const localFolder = (path: string): OutputFolder => ({
  path,
  owns: /^(Vagrantfile|cloud-init)$/,
  keeps: /^(\.vagrant|kubeconfig)$/,
});

/**
 * Fills folders all or nothing: `fill` writes into temporary ones beside the targets, which take their place only
 * once everything is written. What a target held before is gone then, but for what it keeps; the target itself too where
 * nothing was written and nothing is kept. After a failure it is as it was.
 *
 * @param folders to replace; missing parents are made
 * @param fill gets the temporary folders, in the order of `folders`
 * @throws Error before anything is written, when a folder holds something that no synth wrote
 */
export function replaceFolders<T>(folders: readonly OutputFolder[], fill: (staging: readonly string[]) => T): T {
  for (const folder of folders) checkOwned(folder);
  const swaps: Swap[] = [];
  try {
    for (const { path, keeps } of folders) swaps.push(new Swap(resolve(path), keeps));
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

function checkOwned({ path, owns, keeps }: OutputFolder): void {
  if (!existsSync(path)) return;
  const foreign = readdirSync(path).find((name) => !owns.test(name) && !keeps?.test(name));
  if (foreign === undefined) return;
  throw new Error(
    `${path} holds '${foreign}', which no synth wrote and a new one would delete; choose another folder or move it`,
  );
}

/** One folder on its way to being replaced. */
class Swap {
  private readonly room: string;
  private isPlaced = false;
  private kept: readonly string[] = [];

  constructor(
    private readonly target: string,
    private readonly keeps?: RegExp,
  ) {
    mkdirSync(dirname(target), { recursive: true });
    // beside the target: a rename works within one file system only
    this.room = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    mkdirSync(this.staging);
    chmodSync(this.staging, 0o755);
  }

  public get staging(): string {
    return join(this.room, 'new');
  }

  private get isEmpty(): boolean {
    return readdirSync(this.staging).length === 0;
  }

  private get before(): string {
    return join(this.room, 'before');
  }

  public setAside(): void {
    if (!existsSync(this.target)) return;
    const kept = readdirSync(this.target).filter((name) => this.keeps?.test(name));
    if (kept.length > 0 && this.isEmpty) return;
    renameSync(this.target, this.before);
    this.kept = kept;
  }

  public putInPlace(): void {
    if (this.isEmpty) return;
    for (const name of this.kept) renameSync(join(this.before, name), join(this.staging, name));
    renameSync(this.staging, this.target);
    this.isPlaced = true;
  }

  public undo(): void {
    if (this.isPlaced) renameSync(this.target, this.staging);
    for (const name of this.kept) {
      if (existsSync(join(this.staging, name))) renameSync(join(this.staging, name), join(this.before, name));
    }
    if (existsSync(this.before)) renameSync(this.before, this.target);
  }

  public cleanUp(): void {
    rmSync(this.room, { recursive: true, force: true });
  }
}
