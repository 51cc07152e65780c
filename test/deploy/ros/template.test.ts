import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  parseTemplate,
  readTemplate,
  readTemplates,
  requiredParameters,
  secretOutputs,
  templateOf,
} from '../../../lib/deploy/ros/template';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

test('the templates of a folder are those of their stacks', () => {
  write('web.template.json', '{"ROSTemplateFormatVersion":"2015-09-01","Resources":{}}');
  write('base.template.yaml', "ROSTemplateFormatVersion: '2015-09-01'\nDescription: base\n");
  write('manifest.json', '{}');
  expect(readTemplates(folder)).toEqual([
    {
      stackName: 'base',
      template: { ROSTemplateFormatVersion: '2015-09-01', Description: 'base' },
      body: '{"ROSTemplateFormatVersion":"2015-09-01","Description":"base"}',
    },
    {
      stackName: 'web',
      template: { ROSTemplateFormatVersion: '2015-09-01', Resources: {} },
      body: '{"ROSTemplateFormatVersion":"2015-09-01","Resources":{}}',
    },
  ]);
});

test.each([
  ['{"Resources":{}}', 'is no ROS template: it has no ROSTemplateFormatVersion'],
  ['{"Password": "very-secret", ]', 'is neither JSON nor YAML'],
])('%s is refused', (content, message) => {
  write('web.template.json', content);
  const read = () => readTemplate(join(folder, 'web.template.json'));
  expect(read).toThrow(`${folder}/web.template.json ${message}`);
  expect(read).not.toThrow('very-secret');
});

test('a folder without templates, and a file that is not there, say how to make them', () => {
  expect(() => readTemplates(folder)).toThrow(
    `${folder} holds no template (*.template.json): make it with \`ackb synth\``,
  );
  expect(() => readTemplate(join(folder, 'x.json'))).toThrow(
    `the template ${folder}/x.json cannot be read: make it with \`ackb synth\``,
  );
});

test('one larger than ROS takes is refused', () => {
  expect(() => templateOf('web', { Description: 'x'.repeat(524_288) })).toThrow(
    "the template of stack 'web' has 524306 bytes, and ROS takes 524288: split it into several stacks",
  );
});

test('parameters without a default are required', () => {
  expect(requiredParameters({ Parameters: { A: {}, B: { Default: '' }, C: { Default: false } } })).toEqual(['A']);
});

test('short forms of functions are the long ones', () => {
  const text = [
    "ROSTemplateFormatVersion: '2015-09-01'",
    'Parameters: { Password: { NoEcho: true } }',
    'Outputs:',
    '  Id: { Value: !GetAtt Vpc.VpcId }',
    '  Login: { Value: !Sub "root:${Password}" }',
    '  Both: { Value: !Join [":", [!Ref Vpc, !GetAtt [Vpc, A.B]]] }',
    '',
  ].join('\n');
  const read = parseTemplate(text, 'it');
  expect(read.Outputs).toEqual({
    Id: { Value: { 'Fn::GetAtt': ['Vpc', 'VpcId'] } },
    Login: { Value: { 'Fn::Sub': 'root:${Password}' } },
    Both: { Value: { 'Fn::Join': [':', [{ Ref: 'Vpc' }, { 'Fn::GetAtt': ['Vpc', 'A.B'] }]] } },
  });
  expect(secretOutputs(read)).toEqual(['Login']);
});
