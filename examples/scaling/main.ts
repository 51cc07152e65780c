/** Every way to scale, each for a workload that it suits. */
import { Namespace, Target } from 'ack-blueprints/charts';
import { App, Chart } from 'cdk8s';
import { defineHorizontal } from './horizontal';
import { defineKnative } from './knative';
import { defineScheduled } from './scheduled';
import { defineVertical } from './vertical';
import { defineVirtualNodes } from './virtual-nodes';

const app = new App();
const target = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.32' });

new Namespace(new Chart(app, '00-namespace'), 'Shop');
const shop = new Chart(app, '10-shop', { namespace: 'shop' });
defineHorizontal(shop, target);
defineScheduled(shop, target);
defineVertical(shop, target);
defineVirtualNodes(shop, target);
defineKnative(shop, target);

app.synth();
