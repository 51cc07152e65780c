import type * as ros from '@alicloud/ros-cdk-core';
import { type IPodIdentity, podIdentity } from '../identity/pod-identity';
import type { IAlarmContacts } from '../observability/alarm-contacts';
import type { ILogProject } from '../observability/log-destination';
import { checkObject, checkText, failOn, propsOf } from '../problems';
import type { INfsExport } from '../storage/nfs-export';
import { OutputError } from './output-error';
import { OutputResolver } from './output-resolver';
import { isText, isTextList, isTextMap, isUnknown, parseNested } from './output-value';
import { howToGet, readOutputs, type StackOutputsSource, shownFile } from './outputs-file';
import type { ZonedVSwitch } from './zoned-v-switch';

/** Where outputs are from, as errors say it. */
export interface OutputsOrigin {
  /**
   * Where a missing one is missing, such as `outputs.json`.
   *
   * @default 'the given values'
   */
  readonly place?: string;
  /**
   * How to get a missing one, such as `get it with: …`.
   *
   * @default 'deploy the stack'
   */
  readonly remedy?: string;
}

/** A bucket, in the words of an `OssVolume`. */
export interface IBucket {
  /** Name of the bucket. */
  readonly bucket: string;
  /** The region it is in, such as `eu-central-1`. */
  readonly region: string;
}

/**
 * What a deployment knows and a manifest needs: the outputs of a stack, read once.
 *
 * Constructs name their outputs after their own id (`FileStorage` `Site` gives `SiteMountTargetDomain`), so that a
 * value is asked for by the id of the construct that gives it. A value that is missing is an error: no placeholder
 * ever reaches a manifest.
 */
export class StackOutputs {
  /**
   * Reads the outputs of one stack.
   *
   * Takes the file `ros-cdk deploy --outputs-file` writes, and the answer of the ROS action GetStack
   * (`{ "Outputs": [{ "OutputKey": …, "OutputValue": … }] }`, or that array alone); tells them apart itself.
   *
   * @throws ValidationError when it is not said which stack or file
   * @throws OutputError when the file cannot be read, is no JSON, or does not know the stack
   */
  public static fromFile(source: StackOutputsSource): StackOutputs {
    const { stackName, file } = propsOf(source);
    failOn('StackOutputs.fromFile', [
      ...checkText('stackName', stackName, 'cluster-tfg'),
      ...checkText('file', file, 'outputs.json'),
    ]);
    return StackOutputs.of(stackName, readOutputs(source), { place: shownFile(source), remedy: howToGet(source) });
  }

  /**
   * Outputs that somebody has read already, by key.
   *
   * @throws ValidationError when it is not said of which stack, or there are no values
   */
  public static of(
    stackName: string,
    values: Readonly<Record<string, unknown>>,
    origin: OutputsOrigin = {},
  ): StackOutputs {
    failOn('StackOutputs.of', [
      ...checkText('stackName', stackName, 'cluster-tfg'),
      ...checkObject('values', values, "{ ClusterId: 'c0123456789abcdef0123456789abcdef' }"),
    ]);
    return new StackOutputs(stackName, new Map(Object.entries(values)), propsOf(origin));
  }

  private constructor(
    /** Name of the stack they are of. */
    public readonly stackName: string,
    private readonly values: ReadonlyMap<string, unknown>,
    private readonly origin: OutputsOrigin,
  ) {}

  /** The export of the `FileStorage` with this id. Its directory is an output only where it is not the root. */
  public nfsExport(id: string): INfsExport {
    const path = this.values.has(`${id}Path`) ? this.text(`${id}Path`) : '/';
    return { server: this.text(`${id}MountTargetDomain`), path };
  }

  /** The vSwitches for nodes of the `Network` with this id, in the order of its zones. */
  public nodeVSwitches(id: string): readonly ZonedVSwitch[] {
    const ids = this.map(`${id}NodeVSwitchIds`);
    const cidrs = this.map(`${id}NodeVSwitchCidrs`);
    return Object.entries(ids).map(([zone, vSwitchId]) => {
      const { [zone]: cidr } = cidrs;
      if (cidr === undefined) throw this.wrongShape(`${id}NodeVSwitchCidrs`, cidrs, `a map with '${zone}'`);
      return { zone, vSwitchId, cidr };
    });
  }

  /** The vSwitches for pods of the `Network` with this id, in the order of its zones. */
  public podVSwitches(id: string): readonly ZonedVSwitch[] {
    return Object.entries(this.map(`${id}PodVSwitchIds`)).map(([zone, vSwitchId]) => ({ zone, vSwitchId }));
  }

  /** The VPC of the `Network` with this id. */
  public vpcId(id: string): string {
    return this.text(`${id}VpcId`);
  }

  /** The id in ACK of the cluster with this construct id. */
  public clusterId(id: string): string {
    return this.text(`${id}Id`);
  }

  /** The `LogProject` with this id. */
  public logProject(id: string): ILogProject {
    return { projectName: this.text(`${id}ProjectName`) };
  }

  /** The `ObjectStorage` with this id; the props of an `OssVolume` take it as it is. */
  public bucket(id: string): IBucket {
    return { bucket: this.text(`${id}BucketName`), region: this.text(`${id}Region`) };
  }

  /**
   * What `cluster.addServiceAccount` made, for the workload that acts as it.
   *
   * @param id of the cluster and of the service account below it, such as `ClusterWeb`
   */
  public podIdentity(id: string): IPodIdentity {
    const account = this.map(`${id}ServiceAccount`);
    const { namespace, name } = account;
    if (!namespace || !name) throw this.wrongShape(`${id}ServiceAccount`, account, 'a map of namespace and name');
    return podIdentity({ namespace, name, roleName: this.text(`${id}RoleName`) });
  }

  /** The contact group of the `AlarmContacts` with this id. */
  public alarmContacts(id: string): IAlarmContacts {
    return { groupName: this.text(`${id}GroupName`) };
  }

  /**
   * An output that is one text.
   *
   * @throws OutputError when there is none, or it is something else
   */
  public text(key: string): string {
    const value = this.value(key);
    if (!isText(value)) throw this.wrongShape(key, value, 'a text');
    return value;
  }

  /**
   * An output that is a list of texts.
   *
   * @throws OutputError when there is none, or it is something else
   */
  public list(key: string): readonly string[] {
    const value = parseNested(this.value(key));
    if (!isTextList(value)) throw this.wrongShape(key, value, 'a list of texts');
    return value;
  }

  /**
   * An output that is a map of texts.
   *
   * @throws OutputError when there is none, or it is something else
   */
  public map(key: string): Readonly<Record<string, string>> {
    const value = parseNested(this.value(key));
    if (!isTextMap(value)) throw this.wrongShape(key, value, 'a map of texts');
    return value;
  }

  /**
   * An output, whatever it is.
   *
   * @throws OutputError when there is none
   */
  public value(key: string): unknown {
    const value = this.values.get(key);
    if (isUnknown(value)) throw this.missing(key);
    return value;
  }

  /**
   * One value of an output that is a map or a list.
   *
   * @throws OutputError when there is none
   */
  public part(key: string, part: string): unknown {
    const whole = parseNested(this.value(key));
    if (typeof whole === 'object' && whole !== null && Object.hasOwn(whole, part)) {
      return (whole as Readonly<Record<string, unknown>>)[part];
    }
    throw this.wrongShape(key, whole, `a map or a list with '${part}'`);
  }

  /**
   * What puts the outputs into the manifests of a cdk8s app wherever a construct of that stack was handed to a chart:
   * `new App({ resolvers: [outputs.resolver(stack)] })`. A value that no construct declared as an output is an error.
   *
   * @param stack the stack that was deployed, as this program defines it
   * @throws ValidationError when it is another stack
   */
  public resolver(stack: ros.Stack): OutputResolver {
    return new OutputResolver(stack, this);
  }

  private missing(key: string): OutputError {
    const known = [...this.values.keys()].sort().join(', ') || 'none';
    const { place = 'the given values', remedy = 'deploy the stack' } = this.origin;
    return new OutputError(
      `output '${key}' of stack '${this.stackName}' has no value in ${place} (it has: ${known}); ${remedy}`,
    );
  }

  private wrongShape(key: string, value: unknown, expected: string): OutputError {
    const { place = 'the given values', remedy = 'deploy the stack' } = this.origin;
    return new OutputError(
      `output '${key}' of stack '${this.stackName}' in ${place} should be ${expected}, got ${JSON.stringify(value)}; ${remedy}`,
    );
  }
}
