import { serviceError } from '../../../lib/deploy/ros/service-error';

const REQUEST = { service: 'ROS', action: 'ListStacks', policyName: 'ros', region: 'eu-central-1', subject: 'a stack' };

test('what the SDK could not do on its way is not taken for the network, and not quoted', () => {
  expect(serviceError(new Error('no token in {"AccessKeySecret":"hush"}'), REQUEST).message).toBe(
    'ROS could not be asked at its endpoint in eu-central-1 (Error), also after waiting: the credentials cannot be renewed, or a proxy answers in its place',
  );
});

test.each(['ECONNREFUSED', 'EAI_AGAIN', 'RequestTimeoutError'])('%s is of the network', (code) => {
  expect(serviceError(Object.assign(new Error('GET /?ParameterValue=hush'), { code }), REQUEST).message).toBe(
    `ROS cannot be reached at its endpoint in eu-central-1 (${code}), also after waiting: check network, proxy and firewall`,
  );
});
