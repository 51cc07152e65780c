/**
 * ES modules that this CommonJS package loads by a real `import()`, and only where they are needed: node has no other
 * way on 20.0, and the rest of the program starts faster without them.
 */
export const load = {
  kubernetes: () => import('@kubernetes/client-node'),
  retry: () => import('p-retry'),
} as const;

/** Of `@kubernetes/client-node`; a CommonJS file cannot name it otherwise. */
export type KubeConfig = InstanceType<Awaited<ReturnType<typeof load.kubernetes>>['KubeConfig']>;
