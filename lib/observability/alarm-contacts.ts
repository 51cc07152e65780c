import { Contact } from '@alicloud/ros-cdk-cms/lib/contact';
import { ContactGroup } from '@alicloud/ros-cdk-cms/lib/contactgroup';
import * as ros from '@alicloud/ros-cdk-core';
import { logicalId } from '../logical-id';
import { failOn } from '../problems';

const PERSON = /^[A-Za-z][A-Za-z0-9-]*$/;
const MAIL = /^[^@\s]+@[^@\s]+$/;

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
   * Name of the group, unique in the account.
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
 */
export class AlarmContacts extends ros.Construct implements IAlarmContacts {
  /** A contact group that is already there. */
  public static fromGroupName(groupName: string): IAlarmContacts {
    return { groupName };
  }

  public readonly groupName: string;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: AlarmContactsProps) {
    super(scope, id);
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
  }

  private check({ mails }: AlarmContactsProps): void {
    const entries = Object.entries(mails);
    const problems = entries.flatMap(([person, mail]) => [
      ...(PERSON.test(person)
        ? []
        : [`'mails' has the name '${person}', use letters, digits and hyphens, e.g. 'anna'`]),
      ...(ros.Token.isUnresolved(mail) || MAIL.test(mail)
        ? []
        : [`'mails.${person}' is '${mail}', which is no mail address, e.g. 'anna@example.com'`]),
    ]);
    if (entries.length === 0) problems.push(`'mails' is empty, name somebody, e.g. { anna: 'anna@example.com' }`);
    failOn(this, problems);
  }

  private defineContact(groupName: string, person: string, mail: string): Contact {
    const contactName = `${groupName}-${person}`;
    return new Contact(this, logicalId(this, person), { contactName, describe: contactName, channels: { mail } });
  }
}
