import { applyReporter, formatApplyEvent } from '../../../bin/ackb/apply-progress';
import { Paint } from '../../../bin/ackb/paint';
import { formatDuration } from '../../../bin/ackb/progress';
import { formatResources } from '../../../bin/ackb/stack-progress';

test.each([
  [0, '0s'],
  [59_999, '59s'],
  [61_000, '1m 01s'],
  [3_725_000, '1h 02m'],
])('%i ms are %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test('resources that are not done stand first, with why they failed', () => {
  const resources = [
    { logicalId: 'Done', type: 'T', status: 'CREATE_COMPLETE' },
    { logicalId: 'Failed', type: 'T', status: 'CREATE_FAILED', reason: 'No quota.' },
    { logicalId: 'Open', type: 'T', status: 'CREATE_IN_PROGRESS' },
  ];
  expect(formatResources(resources, new Paint(false))).toEqual([
    'CREATE_FAILED       Failed  T  No quota.',
    'CREATE_IN_PROGRESS  Open    T',
    'CREATE_COMPLETE     Done    T',
  ]);
});

describe('an apply', () => {
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'web', name: 'site' };

  test('shows the wave, and what is waited for', () => {
    const pictures: [string, readonly string[]][] = [];
    const report = applyReporter({ line: () => {}, picture: (title, lines) => pictures.push([title, lines]) });
    report({ type: 'wave', wave: 'workloads', objects: 1 });
    report({ type: 'applied', object, outcome: 'created' });
    report({ type: 'waiting', objects: [{ object, reason: '1 of 3 pods' }] });
    expect(pictures).toEqual([
      ['workloads  0 of 1', ['workloads: 1 object']],
      ['workloads  1 of 1', ['created Deployment web/site']],
      ['workloads  1 of 1', ['Deployment web/site: 1 of 3 pods']],
    ]);
  });

  test('says what happens a line each, and nothing about what stays', () => {
    expect([
      formatApplyEvent({ type: 'applied', object, outcome: 'unchanged' }),
      formatApplyEvent({ type: 'handed-over', object, replicas: 4 }),
      formatApplyEvent({ type: 'not-awaited', object, reason: 'its claim has no pod' }),
      formatApplyEvent({ type: 'kept', object, reason: 'somebody else made it anew' }),
      formatApplyEvent({ type: 'pruned', object }),
      formatApplyEvent({ type: 'retrying', subject: 'Deployment web/site', reason: 'asked too often' }),
    ]).toEqual([
      undefined,
      "  Deployment web/site keeps its 4 replicas; their number is no longer the manifest's",
      '  not awaited Deployment web/site: its claim has no pod',
      '  kept Deployment web/site: somebody else made it anew',
      '  removed Deployment web/site',
      '  again Deployment web/site: asked too often',
    ]);
  });
});

test('colours are escape codes, or nothing', () => {
  expect(new Paint(true).red('x')).toBe('\u001b[31mx\u001b[39m');
  expect(new Paint(false).red('x')).toBe('x');
  expect(Paint.for({ isTTY: false }).isColored).toBe(false);
  process.env.NO_COLOR = '1';
  expect(Paint.for({ isTTY: true }).isColored).toBe(false);
  delete process.env.NO_COLOR;
});
