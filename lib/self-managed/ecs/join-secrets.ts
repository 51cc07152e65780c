import * as ros from '@alicloud/ros-cdk-core';
import { logicalId } from '../../logical-id';

/**
 * What lets a node into a cluster: two parameters of the stack, chosen by whoever deploys it and shown to nobody.
 *
 * kubeadm takes chosen values, so that they need not travel from the first node to the others. In the template they are
 * references only; the patterns also keep quotes and spaces out of the shell that reads them.
 */
export class JoinSecrets {
  /** Lets nodes in for 24 hours; a deploy-time value. */
  public readonly bootstrapToken: string;

  /** Encrypts the certificates that control-plane nodes share, for two hours; a deploy-time value. */
  public readonly certificateKey: string;

  constructor(scope: ros.Construct) {
    this.bootstrapToken = defineSecret(scope, 'BootstrapToken', {
      allowedPattern: '^[a-z0-9]{6}\\.[a-z0-9]{16}$',
      constraintDescription: 'six and sixteen lower case letters or digits with a dot between',
      description: 'Lets nodes into the cluster: make one with `kubeadm token generate`',
    });
    this.certificateKey = defineSecret(scope, 'CertificateKey', {
      allowedPattern: '^[0-9a-f]{64}$',
      constraintDescription: '64 hexadecimal digits in lower case',
      description: 'Encrypts the certificates of the control plane: make one with `openssl rand -hex 32`',
    });
  }
}

function defineSecret(scope: ros.Construct, id: string, props: ros.RosParameterProps): string {
  const parameter = new ros.RosParameter(scope, logicalId(scope, id), {
    ...props,
    type: ros.RosParameterType.STRING,
    noEcho: true,
  });
  return parameter.valueAsString;
}
