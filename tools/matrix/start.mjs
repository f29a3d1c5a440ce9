import { understand } from '../bootstrap/options.mjs';
import { runProgram } from '../bootstrap/run.mjs';
import { readMatrixOptions, USAGE } from './options.mjs';

const { list, browsers } = understand('npm run matrix', USAGE, readMatrixOptions);
runProgram('tools/matrix/main.ts', list === true ? [] : browsers);
