import * as ros from '@alicloud/ros-cdk-core';
import { WaitCondition } from '@alicloud/ros-cdk-ros/lib/waitcondition';
import { WaitConditionHandle } from '@alicloud/ros-cdk-ros/lib/waitconditionhandle';
import { dependOn } from '../../depend-on';
import { logicalId } from '../../logical-id';
import type { MachineSetup } from '../bootstrap/machine-setup';
import { NODE_BOOTSTRAP } from '../bootstrap/node-program';

const PROGRAM = '/usr/local/sbin/report-to-stack';

/** Names the signal, and its data in what ROS gathers. */
const SIGNAL = 'node';

/** How long a machine may take from its creation until it is a node: it installs packages and pulls images. */
const TIMEOUT_SECONDS = 30 * 60;

/**
 * How a machine tells its stack that it is a node, or that it will never be one.
 *
 * Whoever may read the stack can read what it says, so a control-plane node adds the hash of the cluster's certificate
 * authority, which is public, and nothing else.
 */
export class StackSignal {
  private readonly handle: WaitConditionHandle;

  constructor(
    private readonly scope: ros.Construct,
    private readonly id: string,
  ) {
    this.handle = new WaitConditionHandle(scope, logicalId(scope, `${id}Handle`), {});
  }

  /** The setup of a machine, with a report at its end. */
  public reportFrom(setup: MachineSetup, isControlPlane: boolean): MachineSetup {
    // several lines, so that YAML takes them as they are: the command of ROS has quotes of its own
    const program = `#!/usr/bin/env bash
${ros.Token.asString(this.handle.attrCurlCli)} --fail --retry 8 --retry-all-errors --retry-delay 5 -d "{\\"id\\":\\"${SIGNAL}\\",\\"status\\":\\"$1\\",\\"data\\":\\"$2\\"}"
`;
    return setup.with({
      files: [{ path: PROGRAM, content: program, mode: '0700' }],
      first: [`trap '${PROGRAM} FAILURE "see /var/log/cloud-init-output.log"' ERR`],
      // assigned first: a failure inside the arguments of a command goes unnoticed
      last: [`data=${isControlPlane ? `$(${NODE_BOOTSTRAP} ca-cert-hash)` : 'joined'}`, `${PROGRAM} SUCCESS "$data"`],
    });
  }

  /** Makes the stack wait until `machine` has reported. */
  public waitFor(machine: ros.Resource): WaitCondition {
    const condition = new WaitCondition(this.scope, logicalId(this.scope, `${this.id}Ready`), {
      handle: this.handle.ref,
      timeout: TIMEOUT_SECONDS,
      count: 1,
    });
    dependOn(condition, machine);
    return condition;
  }
}

/** What a control-plane node said: the hash of the certificate authority, a deploy-time value. */
export function caCertHashFrom(condition: WaitCondition): string {
  return ros.Fn.getJsonValue(SIGNAL, condition.attrData);
}
