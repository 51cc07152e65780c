import * as ros from '@alicloud/ros-cdk-core';
import { ManagedPolicy } from '@alicloud/ros-cdk-ram/lib/managedpolicy';
import { Role } from '@alicloud/ros-cdk-ram/lib/role';
import { clusterIdProblems, dnsLabelProblems, dnsNameProblems } from '../cluster/names';
import { fits } from '../fits';
import { logicalId } from '../logical-id';
import { defineOutput } from '../outputs/define-output';
import { checkText, failOn, propsOf, show } from '../problems';
import { type IPodIdentity, podIdentity } from './pod-identity';
import { type IGrantee, type PolicyStatement, renderStatements, statementProblems } from './policy-statement';

/** A Kubernetes ServiceAccount whose pods act as a RAM role of their own. */
export interface IServiceAccount extends ros.IConstruct, IPodIdentity, IGrantee {
  /** Name of the RAM role. */
  readonly roleName: string;
}

/** Options of `cluster.addServiceAccount`. */
export interface ServiceAccountOptions {
  /** Namespace of the ServiceAccount in Kubernetes. */
  readonly namespace: string;

  /** Name of the ServiceAccount in Kubernetes. */
  readonly name: string;

  /**
   * Name of the RAM role: 1 to 64 letters, digits, `.` or `-`, unique in the account over all its regions.
   *
   * @default - name of the stack and ids below it, such as `cluster-tfg-clusterweb`
   */
  readonly roleName?: string;

  /**
   * Name of the OIDC provider in RAM that ACK made for the cluster.
   *
   * @default - `ack-rrsa-<cluster id>`
   */
  readonly oidcProviderName?: string;

  /**
   * Who issues the tokens of the cluster (`iss`), as ACK shows it with the cluster.
   *
   * @default - `https://oidc-ack-<region>.oss-<region>.aliyuncs.com/<cluster id>`
   */
  readonly oidcIssuer?: string;
}

/** Options of a {@link ServiceAccount}. */
export interface ServiceAccountProps extends ServiceAccountOptions {
  /** The cluster it is in; may be a deploy-time value. */
  readonly clusterId: string;
}

/**
 * A RAM role that the pods of one ServiceAccount act as, and nobody else; made by `cluster.addServiceAccount`.
 *
 * Defines the role, which trusts the OIDC provider that ACK makes with the cluster (never one of ours), and one policy
 * with everything granted to it. The ServiceAccount itself is an object in Kubernetes and so of a chart; what it and its
 * pods need to carry is in `annotations` and `podLabels`.
 *
 * Outputs: `<id>RoleName` and `<id>ServiceAccount`, a map of its namespace and name.
 */
export class ServiceAccount extends ros.Construct implements IServiceAccount {
  public readonly namespace: string;
  public readonly name: string;
  public readonly annotations: Readonly<Record<string, string>>;
  public readonly podLabels: Readonly<Record<string, string>>;
  public readonly roleName: string;

  private readonly role: Role;
  private readonly statements: PolicyStatement[] = [];
  private policy?: ManagedPolicy;

  /** @throws ValidationError when a name cannot work, or another role is for the same ServiceAccount */
  constructor(scope: ros.Construct, id: string, given: ServiceAccountProps) {
    super(scope, id);

    const props = propsOf(given);
    const stackName = ros.Stack.of(this).stackName;
    const { roleName = `${stackName}-${logicalId(this, '')}`.toLowerCase() } = props;
    this.check(props, roleName);
    const identity = podIdentity({ ...props, roleName });
    this.namespace = identity.namespace;
    this.name = identity.name;
    this.annotations = identity.annotations;
    this.podLabels = identity.podLabels;
    this.roleName = roleName;
    this.role = this.defineRole(props);
    defineOutput(this, 'RoleName', this.role.attrRoleName, 'RAM role of the ServiceAccount');
    const account = { namespace: this.namespace, name: this.name };
    defineOutput(this, 'ServiceAccount', account, 'Which ServiceAccount acts as the RAM role');
  }

  public addToPolicy(...statements: readonly PolicyStatement[]): void {
    failOn(this, statements.flatMap(statementProblems));
    for (const statement of statements) {
      const isKnown = this.statements.some((known) => JSON.stringify(known) === JSON.stringify(statement));
      if (!isKnown) this.statements.push(statement);
    }
    // RAM takes no policy without statements, so there is none before the first grant.
    if (this.statements.length > 0) this.policy ??= this.definePolicy();
  }

  private check(props: ServiceAccountProps, roleName: string): void {
    const { clusterId, namespace, name, oidcProviderName, oidcIssuer } = props;
    const problems = [
      ...clusterIdProblems('clusterId', clusterId),
      ...dnsLabelProblems('namespace', namespace),
      ...dnsNameProblems('name', name, 'web'),
      ...(oidcProviderName === undefined ? [] : checkText('oidcProviderName', oidcProviderName, 'ack-rrsa-c0123')),
      ...(oidcIssuer === undefined ? [] : checkText('oidcIssuer', oidcIssuer, 'https://oidc.example.com')),
    ];
    // RAM: CreateRole. ROS documents '_' too, RAM does not.
    if (!fits(roleName, /^[A-Za-z0-9.-]{1,64}$/)) {
      problems.push(`'roleName' is ${show(roleName)}, must be 1 to 64 letters, digits, '.' or '-', e.g. 'web-site'`);
    }
    const twin = this.node.scope?.node.children.find(
      (other) =>
        other !== this && other instanceof ServiceAccount && other.namespace === namespace && other.name === name,
    );
    if (twin)
      problems.push(`'name' is '${name}' in '${namespace}', which has its role from ${twin.node.path}: use that`);
    failOn(this, problems);
  }

  private defineRole(props: ServiceAccountProps): Role {
    const { clusterId, oidcProviderName = `ack-rrsa-${clusterId}` } = props;
    const { region, tenantId } = ros.RosPseudo;
    const { oidcIssuer = `https://oidc-ack-${region}.oss-${region}.aliyuncs.com/${clusterId}` } = props;
    return new Role(this, logicalId(this, 'Role'), {
      roleName: this.roleName,
      assumeRolePolicyDocument: {
        version: '1',
        statement: [
          {
            effect: 'Allow',
            action: 'sts:AssumeRole',
            // The account is the tenant: ALIYUN::AccountId may be a RAM user, whom no provider belongs to.
            principal: { federated: [`acs:ram::${tenantId}:oidc-provider/${oidcProviderName}`] },
            condition: {
              stringEquals: {
                'oidc:iss': oidcIssuer,
                'oidc:aud': 'sts.aliyuncs.com',
                'oidc:sub': `system:serviceaccount:${this.namespace}:${this.name}`,
              },
            },
          },
        ],
      },
    });
  }

  private definePolicy(): ManagedPolicy {
    const { roleName } = this;
    return new ManagedPolicy(this, logicalId(this, 'Policy'), {
      // RAM: CreatePolicy takes letters, digits and '-' only.
      policyName: ros.Token.isUnresolved(roleName) ? roleName : roleName.replaceAll('.', '-'),
      policyDocument: {
        version: '1',
        statement: ros.Lazy.anyValue({ produce: () => renderStatements(this.statements) }),
      },
      roles: [this.role.attrRoleName],
    });
  }
}
