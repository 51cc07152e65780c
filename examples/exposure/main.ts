/** Every way to be reached. */
import { Namespace, Target } from 'ack-blueprints/charts';
import { App, Chart } from 'cdk8s';
import { defineAlb } from './alb';
import { defineInside } from './inside';
import { defineLab } from './lab';
import { defineLoadBalancers } from './load-balancers';
import { defineMse } from './mse';

const app = new App();

const target = Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced', kubernetesVersion: '1.32' });
new Namespace(new Chart(app, '00-namespace'), 'Shop');
const shop = new Chart(app, '10-shop', { namespace: 'shop' });
defineAlb(shop, target);
defineMse(shop, target);
defineLoadBalancers(shop, target);
defineInside(shop, target);

// for a cluster of your own
const platform = new Chart(app, '20-local-platform');
new Namespace(platform, 'Lab');
defineLab(platform, new Chart(app, '30-lab', { namespace: 'lab' }), Target.local());

app.synth();
