/** Every kind of volume, each mounted by a workload that it suits. */
import { Namespace, Target } from 'ack-blueprints/charts';
import { App, Chart } from 'cdk8s';
import { defineBuckets } from './buckets';
import { defineDisks } from './disks';
import { defineFiles } from './files';
import { defineNas } from './nas';
import { defineNfs } from './nfs';

const app = new App();
const target = Target.ack({ podNetwork: 'terway' });

const platform = new Chart(app, '00-platform');
new Namespace(platform, 'Shop');
const shop = new Chart(app, '10-shop', { namespace: 'shop' });
defineFiles(shop, target);
defineNas(platform, shop, target);
defineBuckets(shop, target);
defineDisks(platform, shop, target);

// for a cluster of your own
const localPlatform = new Chart(app, '20-local-platform');
new Namespace(localPlatform, 'Lab');
defineNfs(localPlatform, new Chart(app, '30-lab', { namespace: 'lab' }), Target.local());

app.synth();
