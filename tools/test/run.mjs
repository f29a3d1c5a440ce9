import { optionLines, readOptions, understand } from '../bootstrap/options.mjs';
import { runProgram } from '../bootstrap/run.mjs';

const OPTIONS = {
  check: { type: 'boolean', says: 'only what takes seconds: lint, format, types, architecture (npm run check)' },
  help: { type: 'boolean', short: 'h', says: 'this text; nothing is installed, built or started' },
};
const USAGE = `usage: npm test -- [OPTION]

Every check of this repository; the last line counts what passed and what failed.

${optionLines(OPTIONS)}`;

const { check } = understand('npm test', USAGE, (args) => readOptions(args, OPTIONS));
runProgram('tools/test/run.ts', check === true ? [] : ['chromium', 'firefox']);
