import { type CostEstimate, estimateCost, type Price } from '../../../lib/deploy/ros/cost';
import { RosClient } from '../../../lib/deploy/ros/ros-client';
import { addCloudOptions, type CloudOptions, connectionOf } from '../cloud';
import { addExamples, type CommandModule } from '../command-module';
import { addProgramOptions, loadProgramOf, type ProgramOptions } from '../options';
import { addParameterOptions, type ParameterOptions, readParameters } from '../parameters';
import { formatRows } from '../table';
import { inTemporaryFolder, templatesOf } from '../templates';

interface CostOptions extends ProgramOptions, CloudOptions, ParameterOptions {
  readonly json?: boolean;
}

/** Asks ROS. Writes nothing, changes nothing. */
export const command: CommandModule<CostOptions> = {
  define(line) {
    addParameterOptions(addCloudOptions(addProgramOptions(line)))
      .description('What the stack would cost, as ROS estimates it: pay-as-you-go beside subscription.')
      .argument('[stack]', 'one of several')
      .option('--json', 'say it in JSON');
    addExamples(line, { 'ackb cost': 'of all stacks', 'ackb cost -c clusterType=acs': 'with a setting' });
  },

  async run(terminal, options, [name]) {
    const program = loadProgramOf(options);
    const templates = await inTemporaryFolder((folder) => templatesOf(program, folder, name));
    const client = await RosClient.connect(connectionOf(terminal, options, program));
    const estimates: CostEstimate[] = [];
    for (const template of templates) {
      const parameters = await readParameters(terminal, template, options, async () => true);
      estimates.push(await estimateCost(client, template, parameters));
    }
    if (options.json) terminal.say(JSON.stringify(estimates, null, 2));
    else terminal.say(estimates.map((estimate) => formatEstimate(estimate).join('\n')).join('\n\n'));
    return 0;
  },
};

function formatEstimate({ stackName, resources, withoutPrice }: CostEstimate): string[] {
  const rows = resources.map(({ logicalId, type, payAsYouGo, subscription }) => [
    logicalId,
    type,
    formatPrice(payAsYouGo),
    formatPrice(subscription),
  ]);
  const totals = [
    'all of it',
    '',
    totalOf(resources.map((it) => it.payAsYouGo)),
    totalOf(resources.map((it) => it.subscription)),
  ];
  return [
    `${stackName}, as ROS estimates it`,
    '',
    ...formatRows([['resource', 'type', 'pay-as-you-go', 'subscription'], ...rows, totals]),
    ...(withoutPrice.length > 0 ? ['', `Not in it, as ROS has no price for them: ${withoutPrice.join(', ')}`] : []),
    'Traffic, stored data and other use come on top.',
  ];
}

function formatPrice(price: Price | undefined): string {
  if (price === undefined) return '–';
  const { amount, currency, per } = price;
  return `${amount.toFixed(2)} ${currency}${per === '' ? '' : ` per ${per}`}`;
}

/** A sum for each unit: hours and months cannot be added. */
function totalOf(prices: readonly (Price | undefined)[]): string {
  const sums = new Map<string, Price>();
  for (const price of prices) {
    if (price === undefined) continue;
    const unit = `${price.currency} ${price.per}`;
    sums.set(unit, { ...price, amount: price.amount + (sums.get(unit)?.amount ?? 0) });
  }
  return sums.size === 0 ? '–' : [...sums.values()].map(formatPrice).join(' + ');
}
