import { Target, Tracing } from '../../../charts';
import { webApplication } from '../manifests';

const labelsOf = (tracing: Tracing) => webApplication({ tracing }).Deployment.spec.template.metadata.labels;

test('labels for the agent of ARMS, on pods', () => {
  const labels = labelsOf(Tracing.arms());
  expect(labels).toMatchObject({ armsPilotAutoEnable: 'on', armsPilotCreateAppName: 'web' });
  expect(labels).not.toHaveProperty(['aliyun.com/app-language']);
});

test('another language, another name', () => {
  expect(labelsOf(Tracing.arms({ applicationName: 'shop', language: 'python' }))).toMatchObject({
    armsPilotCreateAppName: 'shop',
    'aliyun.com/app-language': 'python',
  });
});

test('fails on machines of your own', () => {
  expect(() => webApplication({ target: Target.local(), tracing: Tracing.arms() })).toThrow(
    "'tracing' is that of ARMS, which exists on ACK only; leave it out on this target: tracing: target.hasManagedObservability ? Tracing.arms() : undefined [at chart/Web]",
  );
});

test.each([
  [null, "'props' must be an object, e.g. { applicationName: 'shop' }, got nothing"],
  [{ applicationName: 'my shop' }, "'applicationName' becomes a label, whose value has"],
  [{ language: 'ruby' }, "'language' must be 'java' or 'python' or 'golang', got 'ruby'"],
])('fails for %p', (props, message) => {
  expect(() => Tracing.arms(props as never)).toThrow(message);
});
