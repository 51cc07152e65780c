import { LogProject, type LogProjectProps } from '../../lib/observability/log-project';
import type { LogstoreOptions } from '../../lib/observability/logstore';
import { DataRetention } from '../../lib/storage/data-retention';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';

const template = (options: Partial<LogstoreOptions> = {}, props: Partial<LogProjectProps> = {}) =>
  templateOf((stack) => {
    const logs = new LogProject(stack, 'Logs', { projectName: 'web-logs', ...props });
    const logstore = logs.addLogstore('Access', { logstoreName: 'alb_access', ...options });
    expect(stack.resolve(logstore.logstoreName)).toEqual({ 'Fn::GetAtt': ['LogsAccess', 'LogstoreName'] });
  });

test('defaults', () => {
  const { LogsAccess, LogsAccessIndex } = template().Resources;
  expect({ LogsAccess, LogsAccessIndex }).toMatchSnapshot();
});

test('ROS would take it', () => {
  expect(checkTemplate(template())).toEqual([]);
});

test('records can be kept for longer', () => {
  expect(template({ retentionDays: 365 }).Resources.LogsAccess?.Properties.TTL).toBe(365);
});

test('is kept or deleted as its project is', () => {
  const { LogsAccess, LogsAccessIndex } = template({}, { retention: DataRetention.DELETE_WITH_STACK }).Resources;
  expect([LogsAccess?.DeletionPolicy, LogsAccessIndex?.DeletionPolicy]).toEqual([undefined, undefined]);
});

test.each([0, 3601, 1.5])('fails for %s days', (retentionDays) => {
  expect(() => template({ retentionDays })).toThrow(
    `'retentionDays' must be a whole number, 1 to 3600, got ${retentionDays}, e.g. 30 [at Stack/Logs/Access]`,
  );
});

test('fails for a name SLS does not take, with all problems at once', () => {
  expect(() => template({ logstoreName: '_access', retentionDays: 0 })).toThrow(
    `'logstoreName' is '_access', must be 3 to 63 lower-case letters, digits, '_' or '-', with a letter or digit at ` +
      `either end, e.g. 'alb_access'; 'retentionDays' must be a whole number, 1 to 3600, got 0, e.g. 30 ` +
      `[at Stack/Logs/Access]`,
  );
});
