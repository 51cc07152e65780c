/** How an app of cdk8s is marked while its charts are rendered for a stack. */
const FOR_STACK = Symbol.for('ack-blueprints.for-stack');

type Marked = object & { [FOR_STACK]?: object };

/** Does something with an app of cdk8s for a stack rather than for files: what only a deployment knows may stay in it. */
export function forStack<T>(root: object, stack: object, render: () => T): T {
  const marked: Marked = root;
  marked[FOR_STACK] = stack;
  try {
    return render();
  } finally {
    delete marked[FOR_STACK];
  }
}

/** The stack that an app is rendered for just now; none when it is rendered for files. */
export function stackRenderedFor(root: object): object | undefined {
  return (root as Marked)[FOR_STACK];
}
