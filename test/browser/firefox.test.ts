import { describeStory } from './describe-story.ts';

describeStory('firefox');
