import { InvalidArgumentError, Option } from 'commander';
import { CsClient } from '../../../lib/deploy/cluster/cs-client';
import { mergeKubeconfig } from '../../../lib/deploy/cluster/kubeconfig';
import { findCluster } from '../../../lib/deploy/cluster/stack-clusters';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { addCloudOptions, type CloudOptions, stackPlaceOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, type ProgramOptions } from '../options';

interface KubeconfigOptions extends ProgramOptions, CloudOptions {
  readonly cluster?: string;
  readonly internet?: boolean;
  readonly intranet?: boolean;
  readonly csEndpoint?: string;
  readonly minutes?: number;
  readonly name?: string;
  readonly file?: string;
  readonly current: boolean;
  readonly json?: boolean;
}

/** Gets access to the cluster of a stack. */
export const command: CommandModule<KubeconfigOptions> = {
  define(line) {
    addCloudOptions(addProgramOptions(line))
      .description(
        'Gets a kubeconfig of the cluster and puts it into the file that kubectl reads, under a name of its own; only you can read the file.',
      )
      .argument('[stack]', 'default: that of the program')
      .option('--cluster <id>', 'logical id of the cluster in the stack, where it has several')
      .addOption(
        new Option('--internet', 'reach the API from anywhere (default, where it has a public address)').conflicts(
          'intranet',
        ),
      )
      .option('--intranet', 'reach the API from inside of the VPC (default, where it has none)')
      .option('--minutes <number>', 'until it expires, 15 to 4320 (default: years)', minutes)
      .option('--name <name>', 'of context, cluster and user (default: the name of the stack)')
      .option('--file <file>', 'default: the first of KUBECONFIG, or ~/.kube/config')
      .option('--no-current', 'do not make it what kubectl uses from now on')
      .addOption(
        new Option('--cs-endpoint <url>', 'of Container Service (default: that of the region)').env('ACKB_CS_ENDPOINT'),
      )
      .option('--json', 'say it in JSON, without keys');
    addExamples(line, {
      'ackb kubeconfig': 'then `kubectl get nodes`',
      'ackb kubeconfig --internet --minutes 60': 'for an hour, from anywhere',
    });
  },

  async run(terminal, options, [name]) {
    const { stackName, connection } = stackPlaceOf(terminal, options, name);
    const { clusterId, isPublic } = await findCluster(await RosClient.connect(connection), stackName, options.cluster);
    const client = await CsClient.connect({ ...connection, endpoint: options.csEndpoint });
    const endpoint = options.internet || (isPublic && !options.intranet) ? 'internet' : 'intranet';
    const { config, expiresAt } = await client.issueKubeconfig({ clusterId, endpoint, minutes: options.minutes });
    const merged = mergeKubeconfig({
      name: options.name ?? stackName,
      clusterId,
      config,
      file: options.file,
      becomesCurrent: options.current,
    });
    if (options.json) {
      terminal.say(JSON.stringify({ ...merged, clusterId, endpoint, expiresAt }, null, 2));
      return 0;
    }
    terminal.say(
      `context '${merged.context}' ${merged.isReplaced ? 'replaced' : 'added'} in ${merged.file}: ${merged.server}`,
      ...(expiresAt === undefined ? [] : [`it expires at ${expiresAt}`]),
      ...(endpoint === 'intranet' ? ['its API is reached from inside of the VPC only'] : []),
    );
    return 0;
  },
};

function minutes(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 15 && number <= 4320) return number;
  throw new InvalidArgumentError(`It takes a whole number, 15 to 4320, got '${text}'.`);
}
