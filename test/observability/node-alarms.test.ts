import { AlarmContacts } from '../../lib/observability/alarm-contacts';
import { NodeAlarms, type NodeAlarmsProps } from '../../lib/observability/node-alarms';
import { addManagedCluster } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';

const template = (props: Partial<NodeAlarmsProps> = {}) =>
  templateOf((stack) => {
    const contacts = new AlarmContacts(stack, 'OnCall', { mails: { anna: 'anna@example.com' } });
    new NodeAlarms(stack, 'Alarms', { cluster: addManagedCluster(stack), contacts, ...props });
  });
const thresholdsOf = ({ Resources }: ReturnType<typeof template>) =>
  Resources.AlarmsTemplate?.Properties.AlertTemplates.map((alert: any) => alert.Escalations.Critical.Threshold);

test('defaults', () => {
  const { Alarms, AlarmsTemplate } = template().Resources;
  expect({ Alarms, AlarmsTemplate }).toMatchSnapshot();
});

test('ROS would take it', () => {
  expect(checkTemplate(template())).toEqual([]);
});

test('gathers the nodes by the tag with the id of the cluster', () => {
  expect(template().Resources.Alarms?.Properties.MatchExpress).toEqual([
    { TagValue: { 'Fn::GetAtt': ['Cluster', 'ClusterId'] }, TagValueMatchFunction: 'equals' },
  ]);
});

test('thresholds can be chosen', () => {
  expect(thresholdsOf(template({ cpuPercent: 70, memoryPercent: 80, diskPercent: 92 }))).toEqual(['70', '80', '92']);
});

test('the template can have another name', () => {
  expect(template().Resources.AlarmsTemplate?.Properties.Name).toBe('stack-alarms');
  expect(template({ templateName: 'web-nodes' }).Resources.AlarmsTemplate?.Properties.Name).toBe('web-nodes');
  expect(() => template({ templateName: '' })).toThrow(
    "'templateName' must be a text, e.g. 'web-nodes', got '' [at Stack/Alarms]",
  );
});

test('a contact group that is already there', () => {
  const { Alarms } = template({ contacts: AlarmContacts.fromGroupName('web-team') }).Resources;
  expect(Alarms?.Properties.ContactGroupList).toEqual(['web-team']);
});

test('fails for what is no whole percentage, with all problems at once', () => {
  expect(() => template({ cpuPercent: 0, diskPercent: 101 })).toThrow(
    `'cpuPercent' must be a whole number, 1 to 100, got 0, e.g. 85; ` +
      `'diskPercent' must be a whole number, 1 to 100, got 101, e.g. 85 [at Stack/Alarms]`,
  );
});
