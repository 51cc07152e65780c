import { checkManifests } from '../../support/kubernetes/check-manifests';
import { testFlaws } from './sound-manifests';

const ALB = 'alb.ingress.kubernetes.io';
const P = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const put = (annotations: Record<string, string>) => (d: any) => (d.metadata.annotations = annotations);
const at = (key: string) => `metadata.annotations['${key}']`;

describe('annotations of balancers', () =>
  testFlaws(checkManifests, [
    [
      'Ingress web',
      'a misspelt key of ALB',
      put({ [`${ALB}/ssl-redirects`]: 'true' }),
      `${at(`${ALB}/ssl-redirects`)}: no controller reads this, nearest is 'ssl-redirect'`,
    ],
    [
      'Ingress web',
      'values out of range',
      put({ [`${ALB}/canary-weight`]: '101', [`${ALB}/ssl-redirect`]: 'yes', [`${ALB}/healthcheck-httpcode`]: '200' }),
      `${at(`${ALB}/canary-weight`)}: must be 0 to 100, got '101'`,
      `${at(`${ALB}/ssl-redirect`)}: must be one of true, false, got 'yes'`,
      `${at(`${ALB}/healthcheck-httpcode`)}: must be such as ^http_[2-5]xx(,http_[2-5]xx)*$, got '200'`,
      `${at(`${ALB}/canary-weight`)}: has no effect without ${ALB}/canary: 'true'`,
    ],
    [
      'Ingress web',
      'what only NGINX reads, and no text',
      put({ [`${ALB}/proxy-body-size`]: '8m', 'nginx.ingress.kubernetes.io/canary-by-cookie': '' }),
      `${at(`${ALB}/proxy-body-size`)}: no controller reads this`,
      `${at('nginx.ingress.kubernetes.io/canary-by-cookie')}: must be a text, got ''`,
      `${at('nginx.ingress.kubernetes.io/canary-by-cookie')}: has no effect without nginx.ingress.kubernetes.io/canary: 'true'`,
    ],
    [
      'Service web-public',
      'no number, and an unknown key',
      put({ [`${P}bandwidth`]: '5M', [`${P}zones`]: 'a' }),
      `${at(`${P}bandwidth`)}: must be 1 or more, got '5M'`,
      `${at(`${P}zones`)}: no controller reads this`,
      `spec.loadBalancerClass: a new NLB needs ${P}zone-maps with two zones at least`,
    ],
  ]));
