import { newChart, newWebApplication } from '../manifests';

const running = (image: string) => () => newWebApplication(newChart(), { image });

test.each([
  'nginx',
  'nginx:1.28-alpine',
  'nginxinc/nginx-unprivileged:1.28',
  'registry.example.com:5000/team/a__b/c.d:v1_2',
  'localhost/web',
  'Registry.example.com/web',
  `nginx:1.28@sha256:${'0'.repeat(64)}`,
])('takes %p', (image) => {
  expect(running(image)).not.toThrow();
});

test.each(['a b', 'https://x/y', 'Nginx:1', 'nginx:', 'nginx@sha256:1', 'a//b', 'nginx:.1', '-a'])(
  'fails for %p',
  (image) => {
    expect(running(image)).toThrow(
      `'image' must name an image, got '${image}', e.g. 'nginx:1.28@sha256:…' [at chart/Web]`,
    );
  },
);
