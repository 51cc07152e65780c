import * as ros from '@alicloud/ros-cdk-core';
import * as nas from '@alicloud/ros-cdk-nas';
import { dependOn } from '../lib/depend-on';
import { resourcesOf } from './support/template';

const group = (scope: ros.Construct, id: string) =>
  new nas.AccessGroup(scope, id, { accessGroupName: 'site', accessGroupType: 'Vpc' });

test('writes a DependsOn that ROS sees', () => {
  const { Later } = resourcesOf((stack) =>
    dependOn(group(stack, 'Later'), group(stack, 'First'), group(stack, 'Second')),
  );
  expect(Later?.DependsOn).toEqual(['First', 'Second']);
});

test('fails when the other one is in another stack', () => {
  const across = () =>
    resourcesOf((stack) => {
      const other = new ros.Stack(stack.node.root as ros.App, 'other');
      dependOn(group(stack, 'Later'), group(other, 'First'));
    });
  expect(across).toThrow(
    "'other/First' is in another stack; refer to what is there by its attributes, e.g. Network.fromNetworkAttributes, and deploy that stack first [at Stack/Later]",
  );
});
