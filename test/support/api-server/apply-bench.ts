import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ApplyEvent } from '../../../lib/deploy/apply/apply-event';
import { type ApplyOptions, type ApplyResult, applyManifests } from '../../../lib/deploy/apply/apply-manifests';
import { type ApplyPlan, planApply } from '../../../lib/deploy/apply/plan-apply';
import { load } from '../../../lib/deploy/load';
import { ApiServer } from './api-server';

const FAST = { look: 5, retry: { times: 3, first: 1, longest: 5 }, connectWithin: 500, answerWithin: 500 };

// the first load in a run takes swc some seconds
beforeAll(() => load.kubernetes(), 60_000);

/** A server, a folder for manifests, and applies that lead from one to the other. */
export class ApplyBench {
  public readonly events: ApplyEvent[] = [];
  /** For files of a test; goes with the bench. */
  public readonly folder = mkdtempSync(join(tmpdir(), 'ackb-apply-'));

  private constructor(public readonly server: ApiServer) {}

  public static async start(): Promise<ApplyBench> {
    return new ApplyBench(await new ApiServer().start());
  }

  public stop(): void {
    this.server.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Writes the objects as one file of manifests, and applies it. */
  public apply(objects: readonly object[], options: Partial<ApplyOptions> = {}): Promise<ApplyResult> {
    return applyManifests(this.options(objects, options));
  }

  public plan(objects: readonly object[], options: Partial<ApplyOptions> = {}): Promise<ApplyPlan> {
    return planApply(this.options(objects, options));
  }

  /** The error of an apply that must fail, without the folder in it. */
  public async failure(objects: readonly object[], options: Partial<ApplyOptions> = {}): Promise<string> {
    const error = await this.apply(objects, options).then(
      () => new Error('it was applied'),
      (thrown: Error) => thrown,
    );
    return error.message.replaceAll(`${this.folder}/`, '').replaceAll(new URL(this.server.url).host, 'HOST');
  }

  /** Reported events of one type. */
  public reported<T extends ApplyEvent['type']>(type: T): Extract<ApplyEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<ApplyEvent, { type: T }> => event.type === type);
  }

  /** Names of objects in the order in which they were first sent, the inventory aside. */
  public get sent(): string[] {
    const paths = this.server.requests.filter(({ method }) => method === 'PATCH').map(({ path }) => path);
    return [...new Set(paths)]
      .filter((path) => !path.includes('/ackb-'))
      .map((path) => path.split('/').slice(-2).join('/'));
  }

  public write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  private options(objects: readonly object[], options: Partial<ApplyOptions>): ApplyOptions {
    return {
      manifests: [this.write('web.k8s.yaml', objects.map((object) => stringify(object)).join('---\n'))],
      kubeconfig: options.kubeconfig ?? this.server.writeKubeconfig(this.folder),
      platform: 'web',
      report: (event) => this.events.push(event),
      pace: FAST,
      timeout: 5,
      ...options,
    };
  }
}
