import type { ApplyEvent } from '../../lib/deploy/apply/apply-event';
import { showName } from '../../lib/deploy/apply/manifests/object-name';
import type { Progress } from './progress';

/** Tells an apply as it goes on. */
export function applyReporter({ line, picture }: Progress): (event: ApplyEvent) => void {
  let title = 'apply';
  let done = 0;
  let total = 0;
  let waiting: readonly string[] = [];
  return (event) => {
    const text = formatApplyEvent(event);
    if (text !== undefined) line(text);
    if (event.type === 'wave') {
      title = event.wave;
      done = 0;
      total = event.objects;
      waiting = [];
    }
    if (event.type === 'applied') done += 1;
    if (event.type === 'waiting') waiting = event.objects.map(({ object, reason }) => `${showName(object)}: ${reason}`);
    picture(`${title}  ${done} of ${total}`, waiting.length > 0 ? waiting : text === undefined ? [] : [text.trim()]);
  };
}

/** An event in a line; nothing where nothing is to be said. */
export function formatApplyEvent(event: ApplyEvent): string | undefined {
  switch (event.type) {
    case 'wave':
      return `${event.wave}: ${event.objects} ${event.objects === 1 ? 'object' : 'objects'}`;
    case 'applied':
      return event.outcome === 'unchanged' ? undefined : `  ${event.outcome} ${showName(event.object)}`;
    case 'handed-over':
      return `  ${showName(event.object)} keeps its ${event.replicas} replicas; their number is no longer the manifest's`;
    case 'waiting':
      return event.objects.map(({ object, reason }) => `  waiting for ${showName(object)}: ${reason}`).join('\n');
    case 'ready':
      return `  ready ${showName(event.object)}`;
    case 'not-awaited':
      return `  not awaited ${showName(event.object)}: ${event.reason}`;
    case 'pruned':
      return `  removed ${showName(event.object)}`;
    case 'kept':
      return `  kept ${showName(event.object)}: ${event.reason}`;
    case 'retrying':
      return `  again ${event.subject}: ${event.reason}`;
  }
}
