import { runProgram } from '../bootstrap/run.mjs';

runProgram('tools/demo/main.ts', [process.argv.includes('--browser=firefox') ? 'firefox' : 'chromium']);
