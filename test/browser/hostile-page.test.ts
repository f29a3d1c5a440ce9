import { describeHostile } from './hostile/describe-hostile.ts';

describeHostile('chromium');
describeHostile('firefox');
