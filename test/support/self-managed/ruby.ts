import { runEsModule } from './es-module';

/** What Ruby's own parser says against a program: errors, and warnings such as an unused variable. */
export function rubyProblems(program: string): string[] {
  return runEsModule(
    `import { loadPrism } from '@ruby/prism';
const { errors, warnings } = (await loadPrism())(input);
answer([...errors, ...warnings].map(({ message }) => message));`,
    program,
  ) as string[];
}
