/** Of a stack or resource, such as `UPDATE_IN_PROGRESS`. */
export type Status = string;

/** Whether an operation is under way. */
export function isMoving(status: Status): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}

/** Whether nothing was made yet: a change set waits to be executed. */
export function isInReview(status: Status): boolean {
  return status === 'REVIEW_IN_PROGRESS';
}

/** Whether it ended as asked; a finished rollback did not. */
export function hasSucceeded(status: Status): boolean {
  return status.endsWith('_COMPLETE') && !status.includes('ROLLBACK');
}

/** Whether something could not be done, a rollback aside. */
export function hasFailed(status: Status): boolean {
  return status.endsWith('_FAILED');
}

/** Whether there is no such stack any more. */
export function isDeleted(status: Status): boolean {
  return status === 'DELETE_COMPLETE';
}
