import { runProgram } from '../bootstrap/run.mjs';

const named = process.argv.find((arg) => arg.startsWith('--browser='))?.slice(10);
runProgram('tools/matrix/main.ts', named === 'chromium' || named === 'firefox' ? [named] : ['chromium', 'firefox']);
