import { describeStory } from './describe-story.ts';

describeStory('chromium');
