import * as ros from '@alicloud/ros-cdk-core';
import { AddOn } from '../../lib/add-ons/add-on';
import { ControlPlaneLogs } from '../../lib/cluster/control-plane-logs';
import { LogProject, type LogProjectProps } from '../../lib/observability/log-project';
import { DataRetention } from '../../lib/storage/data-retention';
import { Redundancy } from '../../lib/storage/redundancy';
import { addManagedCluster } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';

const template = (props: Partial<LogProjectProps> = {}, define?: (logs: LogProject) => void) =>
  templateOf((stack) => {
    const logs = new LogProject(stack, 'Logs', { projectName: 'web-logs', ...props });
    define?.(logs);
  });

test('defaults', () => {
  expect(template()).toMatchSnapshot();
});

test('is kept, unless said otherwise', () => {
  expect(template().Resources.Logs?.DeletionPolicy).toBe('Retain');
  const { Resources } = template({ retention: DataRetention.DELETE_WITH_STACK });
  expect(Resources.Logs?.DeletionPolicy).toBeUndefined();
});

test('can be kept in several zones', () => {
  expect(template({ redundancy: Redundancy.ZONES }).Resources.Logs?.Properties.DataRedundancyType).toBe('ZRS');
});

test('gives its name to the control plane and to add-ons', () => {
  const built = templateOf((stack) => {
    const logs = new LogProject(stack, 'Logs', { projectName: 'web-logs' });
    const cluster = addManagedCluster(stack, { controlPlaneLogs: ControlPlaneLogs.all({ project: logs }) });
    cluster.addAddOn(AddOn.logs({ project: logs }), AddOn.events({ project: logs }));
  });
  expect(built.Resources.Cluster?.Properties.ControlPlaneLogProject).toEqual({ 'Fn::GetAtt': ['Logs', 'Name'] });
  expect(built.Resources.ClusterAddOns?.Properties.Addons).toEqual([
    {
      Name: 'loongcollector',
      Config: {
        'Fn::Join': [
          '',
          ['{"IngressDashboardEnabled":"true","sls_project_name":"', { 'Fn::GetAtt': ['Logs', 'Name'] }, '"}'],
        ],
      },
    },
    {
      Name: 'ack-node-problem-detector',
      Config: { 'Fn::Join': ['', ['{"sls_project_name":"', { 'Fn::GetAtt': ['Logs', 'Name'] }, '"}']] },
    },
  ]);
  expect(checkTemplate(built)).toEqual([]);
});

test('a name known only at deployment is let through', () => {
  const { Logs } = template({ projectName: ros.Token.asString({ Ref: 'Name' }) }).Resources;
  expect(Logs?.Properties.Name).toEqual({ Ref: 'Name' });
});

test.each(['Web-Logs', 'web_logs', '-web', 'web-', 'ab', 'a'.repeat(64)])('fails for the name %s', (projectName) => {
  expect(() => template({ projectName })).toThrow(
    `'projectName' is '${projectName}', must be 3 to 63 lower-case letters, digits or hyphens, with no hyphen at ` +
      `either end, e.g. 'my-company-web-logs' [at Stack/Logs]`,
  );
});

test('takes the tags of the stack', () => {
  const resources = resourcesOf((stack) => new LogProject(stack, 'Logs', { projectName: 'web-logs' }), {
    tags: { team: 'web' },
  });
  expect(resources.Logs?.Properties.Tags).toEqual([{ Key: 'team', Value: 'web' }]);
});
