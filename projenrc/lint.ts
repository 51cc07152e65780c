import { JsonFile, type javascript } from 'projen';

/** Biome lints and formats what people write; generated bindings are left alone. */
export function biome(project: javascript.NodeProject): void {
  new JsonFile(project, 'biome.json', {
    marker: false,
    obj: {
      files: {
        includes: [
          'bench/**/*.ts',
          'bin/**/*.ts',
          'charts/**/*.ts',
          'examples/**/*.ts',
          'lib/**/*.ts',
          'projenrc/**/*.ts',
          'test/**/*.ts',
          '.projenrc.ts',
          'imports/ros/runtime.ts',
        ],
      },
      overrides: [{ includes: ['test/**'], linter: { rules: { suspicious: { noExplicitAny: 'off' } } } }],
      formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 120 },
      // JSON here is generated, this very file too
      json: { formatter: { enabled: false } },
      javascript: { formatter: { quoteStyle: 'single', semicolons: 'always', trailingCommas: 'all' } },
      linter: {
        rules: {
          preset: 'recommended',
          suspicious: { noTemplateCurlyInString: 'off' },
          style: { useImportType: 'error', useNodejsImportProtocol: 'error' },
          complexity: { noStaticOnlyClass: 'off' },
        },
      },
    },
  });
}
