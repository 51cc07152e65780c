import { JsonFile, type Project, YamlFile } from 'projen';
import { RUN_TYPESCRIPT } from './tasks';

/** What the command lines of both frameworks run: `ros-cdk synth` reads cdk.json, `cdk8s synth` reads cdk8s.yaml. */
export function synthCommands(project: Project): void {
  new JsonFile(project, 'cdk.json', { marker: false, obj: { app: `${RUN_TYPESCRIPT} bin/ros.ts` } });
  new YamlFile(project, 'cdk8s.yaml', {
    marker: true,
    obj: { language: 'typescript', app: `${RUN_TYPESCRIPT} bin/k8s.ts`, output: 'dist/k8s' },
  });
}
