export type { ApplyEvent, Outcome, Remark } from './apply-event';
export { type ApplyOptions, type ApplyResult, applyManifests } from './apply-manifests';
export type { Trouble } from './diagnosis';
export { NotReadyError } from './not-ready-error';
export { type ObjectName, showName } from './object-name';
export { type ApplyPlan, type PlannedObject, type PlanOptions, planApply } from './plan-apply';
export type { PruneOptions } from './prune';
export { WAVES } from './waves';
