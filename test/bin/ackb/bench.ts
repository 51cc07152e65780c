import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ackb } from '../../../bin/ackb/command-line';
import { Paint } from '../../../bin/ackb/paint';
import { ApiServer } from '../../support/api-server/api-server';
import { CsServer } from '../../support/cs-server/cs-server';
import { RosServer } from '../../support/ros-server/ros-server';
import { FAST, noPause } from '../../support/ros-server/signed-in';

/** What a command said, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Of one run. */
export interface RunOptions {
  /** Answers to questions, in order: with them, somebody sits at the terminal. */
  readonly answers?: readonly string[];
  readonly signal?: AbortSignal;
  readonly columns?: number;
}

/** A program that makes what is in two files beside it, with one output of the stack in the manifests. */
const PROGRAM = `const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const read = (name) => readFileSync(join(__dirname, name), 'utf8');
const half = (folder, name, text) => ({ synth: () => writeFileSync(join(folder, name), text) });
module.exports = {
  name: 'web',
  region: 'eu-central-1',
  settings(context) {
    const { outputs, local, ...others } = context;
    const [unknown] = Object.keys(others);
    if (unknown) throw new Error("'" + unknown + "' is no setting of this platform");
    return context;
  },
  infrastructure: (folder, { local }) => (local ? undefined : half(folder, 'web.template.json', read('template.json'))),
  workloads(folder, { outputs }) {
    const host = outputs ? JSON.parse(readFileSync(outputs, 'utf8')).web.SiteHost : 'sample';
    if (!host) throw new Error("output 'SiteHost' of stack 'web' has no value");
    return half(folder, '10-web.k8s.yaml', read('objects.yaml').replaceAll('HOST', host));
  },
};
`;

export const TEMPLATE = {
  ROSTemplateFormatVersion: '2015-09-01',
  Resources: {
    Cluster: { Type: 'ALIYUN::CS::ManagedKubernetesCluster', Properties: { Name: 'web' } },
    Site: { Type: 'ALIYUN::NAS::FileSystem', Properties: { ProtocolType: 'NFS' }, DeletionPolicy: 'Retain' },
  },
  Outputs: {
    ClusterId: { Value: { 'Fn::GetAtt': ['Cluster', 'ClusterId'] } },
    SiteHost: { Value: { 'Fn::GetAtt': ['Site', 'MountTargetDomain'] } },
  },
};

export const VALUES = { ClusterId: 'c0123', SiteHost: 'site.nas.example' };

const OBJECTS = `apiVersion: v1
kind: Namespace
metadata:
  name: web
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: web
data:
  host: HOST
`;

/** A project with a small program, and doubles of everything a command speaks with. */
export class Bench {
  public static async start(): Promise<Bench> {
    const bench = new Bench(await RosServer.start(), await CsServer.start(), await new ApiServer().start());
    bench.write('platform.js', PROGRAM);
    bench.write('cdk.json', JSON.stringify({ ackb: 'platform.js' }));
    bench.writeTemplate(TEMPLATE);
    bench.write('objects.yaml', OBJECTS);
    bench.server.writeKubeconfig(bench.folder, { cluster: 'web-c0123' });
    process.chdir(bench.folder);
    process.env.KUBECONFIG = join(bench.folder, 'kubeconfig.json');
    return bench;
  }

  public readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'ackb-bench-')));
  private readonly before = process.cwd();

  private constructor(
    public readonly ros: RosServer,
    public readonly cs: CsServer,
    public readonly server: ApiServer,
  ) {}

  public stop(): void {
    for (const server of [this.ros, this.cs, this.server]) server.stop();
    process.chdir(this.before);
    rmSync(this.folder, { recursive: true });
  }

  public write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  public writeTemplate(template: object): void {
    this.write('template.json', JSON.stringify(template));
  }

  public read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** The stack as `template.json` has it, with values of its outputs. */
  public deployed(): void {
    this.ros.deployed('web', TEMPLATE, VALUES);
  }

  /** Runs a command line as it is typed. */
  public async run(line: string, { answers, signal, columns = 120 }: RunOptions = {}): Promise<Ran> {
    process.env.ACKB_ROS_ENDPOINT = this.ros.url;
    process.env.ACKB_CS_ENDPOINT = this.cs.url;
    const [out, err]: [string[], string[]] = [[], []];
    const queue = [...(answers ?? [])];
    const answer = async (question: string) => {
      err.push(question);
      const next = queue.shift();
      if (next === undefined) throw new Error(`nobody expected the question '${question}'`);
      return next;
    };
    const code = await ackb(line.split(' ').slice(1), {
      isInteractive: answers !== undefined,
      isLive: false,
      paint: new Paint(false),
      columns,
      signal: signal ?? new AbortController().signal,
      pace: { retry: FAST, interval: 1, pause: noPause },
      say: (...lines) => void out.push(...lines),
      tell: (...lines) => void err.push(...lines),
      ask: answer,
      askSecret: answer,
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
}
