import { metricsOf } from '../../../lib/checks/kubernetes/promql';

test.each([
  ['# why\nmax_over_time(up{job=~`a.*`}[5m]) == 0', ['up']],
  ['count by (ns) (count_values by (ns) ("hash", config))', ['config']],
  ['topk(3, rate(a[5m])) > on (ns) group_left (pod) b', ['a', 'b']],
  ['rate(a[5m:1m] offset 1h) ^ 2', ['a']],
  ['min_over_time(rate(a[5m])[1h:])', ['a']],
  ['-a @ end() > 1e3', ['a']],
  ['{__name__="a", job="b",} > 0', []],
  ['sum(a) / scalar(b) < inf', ['a', 'b']],
])('%s', (expression, metrics) => {
  expect(metricsOf(expression)).toEqual(metrics);
});

test.each([
  ['rate(a[5m) > 1', "wants ']', got ')' in rate(a[5m) > 1"],
  ['rates(a[5m])', "there is no function 'rates'"],
  ['rate(a)', "'rate' takes range, got vector"],
  ['topk(a, b)', 'an aggregation takes scalar,vector, got vector,vector'],
  ['"text', "cannot be read from '\"text' on"],
  ['a @', "wants a value, got 'the end' in a @"],
])('refuses %s', (expression, problem) => {
  expect(() => metricsOf(expression)).toThrow(problem);
});
