import { understand } from '../bootstrap/options.mjs';
import { runProgram } from '../bootstrap/run.mjs';
import { readStartOptions, USAGE } from './options.mjs';

const { browser } = understand('npm start', USAGE, readStartOptions);
runProgram('tools/demo/main.ts', [browser]);
