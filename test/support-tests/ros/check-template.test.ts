import { changedTemplate, soundTemplate } from '../../checks/ros/sound-template';
import { checkTemplate } from '../../support/ros/check-template';

test('finds nothing wrong with a sound template', () => {
  expect(checkTemplate(soundTemplate())).toEqual([]);
});

test('says what the checks say', () => {
  const template = changedTemplate((_, p) => (p('Cluster').VSwitchIds[2] = p('Cluster').VSwitchIds[0]));
  expect(checkTemplate(template)).toEqual([
    'Resources.Cluster.Properties.VSwitchIds: {"Fn::GetAtt":["VSwitchA","VSwitchId"]} is given twice',
  ]);
  expect(checkTemplate([])).toEqual(['must be an object, got []']);
});

test('finds paths of the machine that it was made on', () => {
  const path = changedTemplate((_, p) => (p('Vpc').Description = `made in ${process.cwd()}/lib`));
  const trace = changedTemplate((t) => (t.Metadata = { trace: ['at Vpc (/srv/app/lib/vpc.js:12:3)'] }));
  expect(checkTemplate(path)).toEqual([
    'Resources.Vpc.Properties.Description: names a file of the machine it was made on',
  ]);
  expect(checkTemplate(trace)).toEqual(['Metadata.trace[0]: names a file of the machine it was made on']);
});

test('takes facts from elsewhere', () => {
  const facts = {
    ResourceType: 'MODULE::A',
    Attributes: {},
    Properties: { Count: { Type: 'integer' as const } },
    RefType: 'Null',
  };
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { A: { Type: 'MODULE::A', Properties: { Count: 1.5 } } },
    Outputs: { A: { Value: { Ref: 'A' } } },
  };
  expect(checkTemplate(template, () => facts)).toEqual([
    'Resources.A.Properties.Count: must be integer, got 1.5',
    'Outputs.A.Value: Ref gives nothing for MODULE::A',
  ]);
});

test('follows the outputs of a nested stack', () => {
  const facts = { ResourceType: 'ALIYUN::ROS::Stack', Attributes: {}, Properties: {} };
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { Network: { Type: 'ALIYUN::ROS::Stack' } },
    Outputs: { VpcId: { Value: { 'Fn::GetAtt': ['Network', 'Outputs.VpcId'] } } },
  };
  expect(checkTemplate(template, () => facts)).toEqual([]);
});
