/** What controllers of a real cluster would do to an object at once: its status when all is well. */
export function settled(object: any): object | undefined {
  const { kind, spec = {}, metadata } = object;
  const observedGeneration = metadata.generation;
  const replicas = spec.replicas;
  switch (kind) {
    case 'Namespace':
      return { phase: 'Active' };
    case 'CustomResourceDefinition':
      return { conditions: [{ type: 'Established', status: 'True' }] };
    case 'PersistentVolumeClaim':
      return { phase: 'Bound' };
    case 'Service':
    case 'Ingress':
      return { loadBalancer: { ingress: [{ hostname: 'alb-1.example.com' }] } };
    case 'Deployment':
    case 'StatefulSet':
      return { observedGeneration, replicas, updatedReplicas: replicas, availableReplicas: replicas };
    case 'DaemonSet':
      return { observedGeneration, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 };
    case 'Job':
      return { conditions: [{ type: 'Complete', status: 'True' }] };
    default:
      return undefined;
  }
}

/** What the server fills in where nobody says it. */
export function setDefaults(object: any): void {
  if (['Deployment', 'StatefulSet'].includes(object.kind)) {
    object.spec ??= {};
    object.spec.replicas ??= 1;
  }
  if (object.kind === 'Service') {
    object.spec ??= {};
    object.spec.type ??= 'ClusterIP';
  }
}
