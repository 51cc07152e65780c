/** `npx projen import`: remakes `imports/ros` from the facts in `imports/ros/spec`, or adds a type from a live answer. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateAll, generatedFolders, generateFacts, generateOne } from './generate';
import { parseTypeName } from './naming';
import { removeStale, writeFiles } from './write';

const BINDINGS = resolve(__dirname, '../../imports/ros');

const USAGE = `usage: npx projen import
       npx projen import --live TYPE [--region REGION] [--endpoint URL] [--out FOLDER]

  --live TYPE      ask ROS for a type, such as ALIYUN::OSS::Bucket, and add its facts and its binding
  --region REGION  whom to ask (eu-central-1)
  --endpoint URL   such as https://ros-vpc.eu-central-1.aliyuncs.com
  --out FOLDER     where to write (imports/ros)`;

const options = {
  live: { type: 'string' },
  region: { type: 'string' },
  endpoint: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

interface Arguments {
  readonly live?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly out?: string;
  readonly help?: boolean;
}

/** @throws Error for arguments that make no sense */
function readArguments(): Arguments {
  const { values } = parseArgs({ options });
  if (values.help) return values;
  if (values.live !== undefined) parseTypeName(values.live);
  else if (Object.keys(values).length > 0) throw new Error(`'--${Object.keys(values)[0]}' needs '--live TYPE'`);
  if (values.endpoint !== undefined && !URL.canParse(values.endpoint)) {
    throw new Error(`'--endpoint' must be a URL such as https://ros.aliyuncs.com, got '${values.endpoint}'`);
  }
  return values;
}

function importAll(): void {
  const files = generateAll(BINDINGS);
  writeFiles(BINDINGS, files);
  removeStale(BINDINGS, generatedFolders(BINDINGS), files);
  writeFiles(BINDINGS, generateFacts(BINDINGS));
  console.log(`imports/ros: ${files.size} modules`);
}

async function importLive(type: string, { region = 'eu-central-1', endpoint, out }: Arguments): Promise<void> {
  // the SDKs take longer to load than everything else here
  const { askForType } = require('./live') as typeof import('./live');
  const folder = out === undefined ? BINDINGS : resolve(out);
  const facts = await askForType(type, { region, ...(endpoint !== undefined && { endpoint }) });
  const files = generateOne(folder, facts);
  if (!existsSync(join(folder, 'runtime.ts')))
    files.set('runtime.ts', readFileSync(join(BINDINGS, 'runtime.ts'), 'utf8'));
  writeFiles(folder, files);
  if (folder === BINDINGS) writeFiles(folder, generateFacts(folder));
  for (const path of files.keys()) console.log(join(folder, path));
}

async function main(): Promise<number> {
  let given: Arguments;
  try {
    given = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (given.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    if (given.live === undefined) importAll();
    else await importLive(given.live, given);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

main().then((code) => {
  process.exitCode = code;
});
