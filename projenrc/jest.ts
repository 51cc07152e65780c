import { JsonFile, type javascript } from 'projen';
import { SOURCE_CONDITION } from './typescript';

/** ES modules only: production imports them, jest gets them from swc. */
const ES_MODULES = ['@kubernetes/client-node', 'is-network-error', 'jose', 'oauth4webapi', 'openid-client', 'p-retry'];

/** swc strips the types; `tsc` checks them in a step of its own. Snapshots are only ever written by hand (`npm run test:update`). */
export function jestConfig(project: javascript.NodeProject): void {
  new JsonFile(project, 'jest.config.json', {
    marker: false,
    obj: {
      testEnvironment: 'node',
      testEnvironmentOptions: { customExportConditions: [SOURCE_CONDITION, 'node', 'require', 'default'] },
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist/'],
      transform: {
        '^.+\\.[jt]s$': [
          '@swc/jest',
          { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
        ],
      },
      transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
      setupFiles: ['<rootDir>/test/support/setup.ts'],
    },
  });
}
