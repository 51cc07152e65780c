import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { ExposureObjects } from '../exposure/exposed-application';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Plain } from '../object/plain';
import type { ReplicatedProps } from './replicated-props';
import { Spread } from './spread';
import { Workload } from './workload';

/** A workload whose pods run until they are told to stop. */
export abstract class ReplicatedWorkload extends Workload {
  /** None where the number of replicas is fixed, or something else decides it. */
  public get horizontalPodAutoscaler(): ApiObject | undefined {
    return this.findObject('HorizontalPodAutoscaler');
  }

  /** None for a fixed single replica. */
  public get podDisruptionBudget(): ApiObject | undefined {
    return this.findObject('PodDisruptionBudget');
  }

  /** How many replicas the manifest says: an autoscaler's number would be reset by each apply. */
  protected get replicas(): number | undefined {
    return this.plan.scaling?.isAutomatic ? undefined : this.plan.replicas.min;
  }

  protected renderReplica({ spread = Spread.preferred() }: ReplicatedProps): Plain<k8s.PodTemplateSpec> {
    return this.renderTemplate({ spread });
  }

  /** What is needed beside pods and Service. */
  protected defineRest({ maxUnavailable }: ReplicatedProps): ExposureObjects {
    const objects = this.defineParts();
    if (this.plan.replicas.max > 1) this.definePodDisruptionBudget(maxUnavailable);
    return objects;
  }

  private definePodDisruptionBudget(maxUnavailable = 1): void {
    new KubernetesObject(this, 'PodDisruptionBudget', {
      name: this.name,
      labels: this.plan.labels,
      spec: {
        maxUnavailable,
        // a pod that is not well holds up no node; before Kubernetes 1.27 it may
        unhealthyPodEvictionPolicy: this.plan.props.target.hasUnhealthyPodEviction ? 'AlwaysAllow' : undefined,
        selector: { matchLabels: this.selector },
      },
    });
  }
}
