import { runProgram } from '../bootstrap/run.mjs';

runProgram('tools/test/run.ts', process.argv.includes('--check') ? [] : ['chromium', 'firefox']);
