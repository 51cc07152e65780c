import fc from 'fast-check';
import { firstCause } from '../../../lib/deploy/ros/first-cause';
import type { StackEvent } from '../../../lib/deploy/ros/ros-client';

const event = (logicalId: string, status: string, reason?: string, type = 'ALIYUN::ECS::VPC'): StackEvent => ({
  eventId: `${logicalId}-${status}`,
  at: '2026-01-31T08:00:00',
  logicalId,
  type,
  status,
  reason,
});
const OF_STACK = event('web', 'CREATE_FAILED', 'Resource CREATE failed: no stock', 'ALIYUN::ROS::Stack');
const CAUSE = event('Site', 'CREATE_FAILED', 'no stock');

test('is the earliest failure of a resource', () => {
  const later = event('Vpc', 'CREATE_FAILED', 'also broken');
  expect(firstCause([event('Vpc', 'CREATE_IN_PROGRESS'), CAUSE, later, OF_STACK], 'web')).toEqual({
    logicalId: 'Site',
    type: 'ALIYUN::ECS::VPC',
    reason: 'no stock',
    at: '2026-01-31T08:00:00',
  });
});

test.each(['Resource CREATE cancelled', 'Resource creation cancelled', 'CREATE aborted', 'Create canceled.'])(
  'is nothing that only says "%s"',
  (reason) => {
    expect(firstCause([event('Vpc', 'CREATE_FAILED', reason), CAUSE], 'web')?.logicalId).toBe('Site');
    expect(firstCause([event('Vpc', 'CREATE_FAILED', reason)], 'web')?.logicalId).toBe('Vpc');
  },
);

test('is the stack where no resource failed', () => {
  expect(firstCause([OF_STACK], 'web')?.reason).toBe('Resource CREATE failed: no stock');
});

test('is none where nothing failed', () => {
  expect(firstCause([event('Vpc', 'CREATE_COMPLETE')], 'web')).toBeUndefined();
});

test('can be a nested stack', () => {
  const nested = event('Inner', 'CREATE_FAILED', 'its Vpc failed', 'ALIYUN::ROS::Stack');
  expect(firstCause([nested, OF_STACK], 'web')?.logicalId).toBe('Inner');
});

test('does not depend on what is cancelled when', () => {
  const cancelled = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 6 });
  fc.assert(
    fc.property(cancelled, cancelled, (before, after) => {
      const of = (ids: readonly string[]) => ids.map((id) => event(id, 'CREATE_FAILED', 'Resource CREATE cancelled'));
      expect(firstCause([...of(before), CAUSE, ...of(after), OF_STACK], 'web')?.logicalId).toBe('Site');
    }),
  );
});
