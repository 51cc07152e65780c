import type { Terminal } from './terminal';

/** What is shown while something goes on. */
export interface Progress {
  /** Something happened: a line that stays. Not shown where the picture is. */
  line(text: string): void;
  /** How things are: a picture that changes. Not shown where lines are. */
  picture(title: string, lines: readonly string[]): void;
}

/** Lines below the title that a terminal has room for. */
const MOST_LINES = 20;

/** What goes on. */
export interface Activity<T> {
  readonly title: string;
  /** Whether standard output is for a program. */
  readonly isData?: boolean;
  run(progress: Progress): Promise<T>;
  /** Whether it came to a good end. @default - it did, where nothing was thrown */
  isGood?(result: T): boolean;
}

/** Shows what goes on: a picture on a terminal, lines otherwise. */
export async function withProgress<T>(terminal: Terminal, activity: Activity<T>): Promise<T> {
  if (terminal.isLive && !activity.isData) return withPicture(activity);
  const say = activity.isData ? terminal.tell : terminal.say;
  return activity.run({ line: (text) => say(text), picture: () => {} });
}

/** Thrown to the renderer alone, which then shows a cross. */
const BAD_END = new Error('a bad end');

async function withPicture<T>(activity: Activity<T>): Promise<T> {
  // an ES module
  const { Listr } = await import('listr2');
  const began = Date.now();
  let { title } = activity;
  let result: T | undefined;
  const list = new Listr(
    [
      {
        title,
        task: async (_context, shown) => {
          const show = () => {
            shown.title = `${title}  ${formatDuration(Date.now() - began)}`;
          };
          const picture = (text: string, lines: readonly string[]) => {
            title = text;
            show();
            shown.output = cut(lines).join('\n');
          };
          const clock = setInterval(show, 1000);
          try {
            result = await activity.run({ line: () => {}, picture });
          } finally {
            clearInterval(clock);
            show();
          }
          if (activity.isGood?.(result) === false) throw BAD_END;
        },
        rendererOptions: { outputBar: 1, persistentOutput: true },
      },
    ],
    {
      // Ctrl-C is ours
      registerSignalListeners: false,
      rendererOptions: { formatOutput: 'truncate', showErrorMessage: false },
    },
  );
  await list.run().catch((error: unknown) => {
    if (error !== BAD_END) throw error;
  });
  return result as T;
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `and ${lines.length - MOST_LINES + 1} more`];
}

/** Such as `2m 05s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds}s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours}h ${String(minutes).padStart(2, '0')}m`;
  return `${minutes}m ${String(seconds % 60).padStart(2, '0')}s`;
}
