import { COMMANDS } from '../../../bin/ackb/command-line';
import type { Ran } from './bench';

const INTRODUCTION = `# The command line

Made from the program's own help; do not edit it here.

\`ackb\` comes with the package: \`npx ackb\` beside your package.json, \`npm run ackb --\` in a checkout of this repository. It runs one program, which
exports what it makes; TypeScript needs no build:

\`\`\`ts
import * as ros from '@alicloud/ros-cdk-core';
import { Network, PlatformStack } from 'ack-blueprints';
import { Namespace } from 'ack-blueprints/charts';
import { definePlatform } from 'ack-blueprints/platform';
import { App, Chart } from 'cdk8s';

export default definePlatform({
  name: 'web',
  region: 'eu-central-1',
  infrastructure(outdir) {
    const app = new ros.App({ outdir });
    const stack = new PlatformStack(app, 'web');
    new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] });
    return app;
  },
  workloads(outdir) {
    const app = new App({ outdir });
    new Namespace(new Chart(app, '00-namespace'), 'Web');
    return app;
  },
});
\`\`\`

The second argument of both is the context: \`"context"\` in cdk.json, above it \`CDK_CONTEXT_JSON\`, above that \`-c key=value\`. \`settings\` may turn it
into settings of your own, and refuse what it does not know. \`outputs\` is the file with the outputs of the deployed stack: \`ackb apply\` gets them from the live stack and sets it.`;

const FIRST_PAGE = `## From a clone to a page

With the credentials of an account. The API of the cluster is private: either these lines run inside of its VPC (or of one connected to it), or \`deploy\` and \`apply\`
get \`-c apiAccess=public\`, which makes it reachable from the whole internet.

\`\`\`sh
npm ci
alias ackb='npm run --silent ackb --'
aliyun configure
ackb validate
ackb deploy
ackb kubeconfig
ackb apply
curl --header 'Host: www.example.com' http://ADDRESS
\`\`\`

\`deploy\` takes a quarter of an hour or more, nearly all of it for the cluster. \`apply\` ends with the address of the load balancer, which stands for ADDRESS; for a browser, the DNS
record of \`www.example.com\` (a name of yours) has to lead to it. \`ackb destroy\` ends what costs money, but for what it lists as kept.`;

const CREDENTIALS = `## Credentials

Those of the Alibaba Cloud SDK: environment, RRSA (OIDC), the current profile of \`aliyun configure\` (or \`--profile\`), role of the ECS instance. \`ackb\` keeps
none of its own. Secret parameters (NoEcho) come from a prompt, the environment or a file, never from arguments, where every process can read them.`;

/** Renders \`docs/command-line.md\` from what the program says. */
export async function helpPage(run: (line: string) => Promise<Ran>): Promise<string> {
  const sections = [INTRODUCTION, FIRST_PAGE, CREDENTIALS, `## ackb\n\n${block((await run('ackb --help')).out)}`];
  for (const name of Object.keys(COMMANDS)) {
    sections.push(`## ackb ${name}\n\n${block((await run(`ackb ${name} --help`)).out)}`);
  }
  return `${sections.join('\n\n')}\n`;
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
