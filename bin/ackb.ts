#!/usr/bin/env node
import * as modules from 'node:module';
import { run } from './run';

// Node 22.1 and newer keep compiled code between runs
(modules as { enableCompileCache?(): unknown }).enableCompileCache?.();

run(async () => {
  const { ackb } = require('./ackb/command-line') as typeof import('./ackb/command-line');
  const { processTerminal } = require('./ackb/terminal') as typeof import('./ackb/terminal');
  return ackb(process.argv.slice(2), processTerminal());
});
