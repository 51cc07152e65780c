import { type VSwitch, vSwitchOf } from '../network/v-switches';
import type { TemplateGraph } from '../ros/template-graph';

/** Machines that are alike, in one zone. */
export interface MachineGroup {
  readonly count: number;
  readonly isControlPlane: boolean;
  readonly vSwitch: VSwitch;
}

/** Machines of ECS of which a template makes a cluster: told by those that are called a control plane. */
export function machineGroupsOf(graph: TemplateGraph): readonly MachineGroup[] {
  const groups = ['ALIYUN::ECS::Instance', 'ALIYUN::ECS::InstanceGroup'].flatMap((type) =>
    graph.ofType(type).map(({ id, resource }) => {
      const { InstanceName, MaxAmount = 1, VSwitchId } = resource.Properties ?? {};
      const name = `${id} ${typeof InstanceName === 'string' ? InstanceName : ''}`;
      return {
        count: typeof MaxAmount === 'number' ? MaxAmount : 1,
        isControlPlane: /control-?plane|master/i.test(name.slice(0, 300)),
        vSwitch: vSwitchOf(graph, VSwitchId),
      };
    }),
  );
  return groups.some(({ isControlPlane }) => isControlPlane) ? groups : [];
}
