import { AlarmContacts, type AlarmContactsProps } from '../../lib/observability/alarm-contacts';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';

const template = (props: Partial<AlarmContactsProps> = {}) =>
  templateOf((stack) => {
    const mails = { anna: 'anna@example.com', 'ben-2': 'ben@example.com' };
    new AlarmContacts(stack, 'OnCall', { mails, ...props });
  });

test('defaults', () => {
  expect(template().Resources).toMatchSnapshot();
});

test('ROS would take it', () => {
  expect(checkTemplate(template())).toEqual([]);
});

test('the group can be named', () => {
  const { OnCall, OnCallanna } = template({ groupName: 'web-team' }).Resources;
  expect(OnCall?.Properties.ContactGroupName).toBe('web-team');
  expect(OnCallanna?.Properties.ContactName).toBe('web-team-anna');
});

test('a group that is already there', () => {
  expect(AlarmContacts.fromGroupName('web-team')).toEqual({ groupName: 'web-team' });
});

test.each<[string, Record<string, string>, string]>([
  ['for nobody', {}, `'mails' is empty, name somebody, e.g. { anna: 'anna@example.com' } [at Stack/OnCall]`],
  [
    'for what is no address',
    { anna: 'anna' },
    `'mails.anna' is 'anna', which is no mail address, e.g. 'anna@example.com' [at Stack/OnCall]`,
  ],
  [
    'for a name that is none',
    { 'anna b': 'anna@example.com' },
    `'mails' has the name 'anna b', use letters, digits and hyphens, e.g. 'anna' [at Stack/OnCall]`,
  ],
])('fails %s', (_, mails, message) => {
  expect(() => template({ mails })).toThrow(message);
});
