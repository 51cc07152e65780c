import { javascript } from 'projen';

/** Resolves `ack-blueprints` to the sources of this checkout instead of the build; see package-exports.ts. */
export const SOURCE_CONDITION = 'ack-blueprints-source';

/** `tsconfig.json` checks everything and writes nothing; `tsconfig.build.json` emits what the package holds. */
export function typescriptConfigs(project: javascript.NodeProject): void {
  const strict: javascript.TypeScriptCompilerOptions = {
    target: 'ES2022',
    lib: ['es2022'],
    module: 'node16',
    moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
    customConditions: [SOURCE_CONDITION],
    strict: true,
    alwaysStrict: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    isolatedModules: true,
    esModuleInterop: true,
    skipLibCheck: true,
    resolveJsonModule: true,
  };
  new javascript.TypescriptConfig(project, {
    fileName: 'tsconfig.json',
    include: ['bench', 'bin', 'charts', 'examples', 'imports', 'lib', 'projenrc', 'test', '.projenrc.ts'].map((path) =>
      path.endsWith('.ts') ? path : `${path}/**/*.ts`,
    ),
    exclude: ['node_modules', 'dist'],
    compilerOptions: { ...strict, noEmit: true, types: ['node', 'jest'] } as javascript.TypeScriptCompilerOptions,
  });
  new javascript.TypescriptConfig(project, {
    fileName: 'tsconfig.build.json',
    include: ['bin/ackb.ts', 'bin/ackb/**/*.ts', 'charts/**/*.ts', 'imports/**/*.ts', 'lib/**/*.ts'],
    exclude: ['node_modules', 'dist'],
    compilerOptions: {
      ...strict,
      rootDir: '.',
      outDir: 'dist',
      declaration: true,
      types: ['node'],
    } as javascript.TypeScriptCompilerOptions,
  });
}
