import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from '../construct';
import type { Plain } from '../object/plain';
import type { IScaling } from '../scaling/i-scaling';
import { RevisionedObject } from './revisioned-object';
import { Rollout } from './rollout';
import type { WorkloadPlan } from './workload-plan';

/** What a Deployment is made of, beside the plan. */
export interface DeploymentParts {
  /** None where something else decides the number. */
  readonly replicas: number | undefined;
  readonly template: Plain<k8s.PodTemplateSpec>;
  readonly rollout: Rollout | undefined;
  /** The ConfigMap with the files of the pods, where they have any. */
  readonly files: ApiObject | undefined;
}

/** The object that makes the pods: a Deployment, unless its scaling puts it into another object. */
export function deploymentController({ wrapping }: IScaling): WorkloadPlan['controller'] {
  const { apiVersion = 'apps/v1', kind = 'Deployment' } = wrapping ?? {};
  return { apiVersion, kind };
}

/** Makes a Deployment, or the object that its scaling puts it into. */
export function defineDeployment(scope: Construct, plan: WorkloadPlan, parts: DeploymentParts): ApiObject {
  const { name, labels, selector, scaling } = plan;
  const { replicas, template, rollout = rolloutOf(plan), files } = parts;
  const spec = { replicas, selector: { matchLabels: selector }, template, ...rollout._render() };
  const wrapping = scaling?.wrapping;
  if (!wrapping) return new RevisionedObject(scope, 'Deployment', { name, labels, spec }, selector, files);
  const wrapped = { name, labels, spec: { ...wrapping.renderSpec({ labels, spec }) } };
  return new RevisionedObject(scope, wrapping.kind, wrapped, selector, files);
}

function rolloutOf({ containers }: WorkloadPlan): Rollout {
  return containers.hasDisk ? Rollout.recreate() : Rollout.surge();
}
