import { Contact } from '@alicloud/ros-cdk-cms/lib/contact';
import { ContactGroup } from '@alicloud/ros-cdk-cms/lib/contactgroup';
import * as ros from '@alicloud/ros-cdk-core';
import { fits } from '../fits';
import { logicalId } from '../logical-id';
import { defineOutput } from '../outputs/define-output';
import { checkObject, checkText, failOn, propsOf, show } from '../problems';

const PERSON = /^[A-Za-z][A-Za-z0-9-]*$/;
const MAIL = /^[^@\s]+@[^@\s]+$/;
const EXAMPLE = `{ anna: 'anna@example.com' }`;

/** Who is told of alarms: a contact group of CloudMonitor, defined by this app or already there. */
export interface IAlarmContacts {
  /** Name in CloudMonitor; may be a deploy-time value. */
  readonly groupName: string;
}

/** Options of {@link AlarmContacts}. */
export interface AlarmContactsProps {
  /**
   * Mail addresses by person, such as `{ anna: 'anna@example.com' }`; names are letters, digits and hyphens. CloudMonitor
   * sends each a mail first, and nothing more until the link in it was followed.
   */
  readonly mails: Readonly<Record<string, string>>;

  /**
   * Name of the group, and what the names of its contacts begin with. CloudMonitor keeps them for the whole account:
   * one that is there may be changed instead.
   *
   * @default - name of the stack and ids below it, such as `cluster-tfg-oncall`
   */
  readonly groupName?: string;
}

/**
 * People who are told of alarms by mail.
 *
 * Defines a contact each and a contact group in CloudMonitor. The same group name serves alert rules elsewhere, such as
 * those of ACK's alert center. Telephones and chat robots are added in CloudMonitor: their addresses are secrets.
 *
 * Output: `<id>GroupName`.
 */
export class AlarmContacts extends ros.Construct implements IAlarmContacts {
  /** A contact group that is already there. */
  public static fromGroupName(groupName: string): IAlarmContacts {
    failOn('AlarmContacts.fromGroupName', checkText('groupName', groupName, 'web-team'));
    return { groupName };
  }

  public readonly groupName: string;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, given: AlarmContactsProps) {
    super(scope, id);
    const props = propsOf(given);
    this.check(props);
    const defaultName = `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase();
    const { mails, groupName = defaultName } = props;
    const contacts = Object.entries(mails).map(([person, mail]) => this.defineContact(groupName, person, mail));
    const group = new ContactGroup(this, logicalId(this, ''), {
      contactGroupName: groupName,
      contactNames: contacts.map((contact) => contact.attrContactName),
      describe: groupName,
    });
    this.groupName = ros.Token.asString(group.attrContactGroupName);
    defineOutput(this, 'GroupName', this.groupName, 'Contact group that is told of alarms');
  }

  private check({ mails, groupName }: AlarmContactsProps): void {
    failOn(this, [
      ...mailsProblems(mails),
      ...(groupName === undefined ? [] : checkText('groupName', groupName, 'web-team')),
    ]);
  }

  private defineContact(groupName: string, person: string, mail: string): Contact {
    const contactName = `${groupName}-${person}`;
    return new Contact(this, logicalId(this, person), { contactName, describe: contactName, channels: { mail } });
  }
}

function mailsProblems(mails: unknown): string[] {
  const problems = checkObject('mails', mails, EXAMPLE);
  if (problems.length > 0) return problems;
  const entries = Object.entries(mails as object);
  if (entries.length === 0) return [`'mails' is empty, name somebody, e.g. ${EXAMPLE}`];
  return entries.flatMap(([person, mail]) => [
    ...(PERSON.test(person) ? [] : [`'mails' has the name '${person}', use letters, digits and hyphens, e.g. 'anna'`]),
    ...(fits(mail, MAIL)
      ? []
      : [`'mails.${person}' is ${show(mail)}, which is no mail address, e.g. 'anna@example.com'`]),
  ]);
}
