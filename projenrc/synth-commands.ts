import { type Project, YamlFile } from 'projen';
import { RUN_TYPESCRIPT } from './tasks';

/** What `cdk8s synth` runs. Its twin, cdk.json for `ros-cdk synth`, is written by hand: settings are kept in it. */
export function synthCommands(project: Project): void {
  new YamlFile(project, 'cdk8s.yaml', {
    marker: true,
    obj: { language: 'typescript', app: `${RUN_TYPESCRIPT} bin/k8s.ts`, output: 'dist/k8s' },
  });
}
