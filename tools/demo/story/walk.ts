import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

export interface Walked {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'ok' | 'not ok' | 'needs machine policy';
  readonly saw: string;
  readonly received: string;
  readonly control: string;
  readonly problems: readonly string[];
}

export interface WalkOptions {
  /** Null: only the controls are played. */
  readonly guarded: Scene | null;
  /** The guarded scene of steps that need the net; null where this machine cannot give the browser a policy. */
  readonly netted: Scene | null;
  readonly control: Scene;
  readonly hasPolicy: boolean;
  readonly screenshotDir: string;
  /** Told of each step as it ends. */
  readonly told: (step: Walked) => void;
}

/** Plays each step with the guard and, at the same time, without it. A step whose control fails proves nothing. */
export async function walk(steps: readonly Step[], options: WalkOptions): Promise<Walked[]> {
  mkdirSync(options.screenshotDir, { recursive: true });
  const walked: Walked[] = [];
  for (const step of steps) {
    const result = await walkStep(step, options);
    options.told(result);
    walked.push(result);
  }
  return walked;
}

/** Plays one step; `screenshotDir` must exist. */
export async function walkStep(
  step: Step,
  { guarded, netted, control, hasPolicy, screenshotDir }: Omit<WalkOptions, 'told'>,
): Promise<Walked> {
  const head = { id: step.id, title: step.title };
  const scene = step.needsNet === true ? netted : guarded;
  const isMissing = (step.needsPolicy && !hasPolicy) || (step.needsNet === true && netted === null);
  if (guarded !== null && isMissing) {
    return { ...head, outcome: 'needs machine policy', saw: '', received: '', control: '', problems: [] };
  }
  const screenshot = join(screenshotDir, `${step.id}.png`);
  const [played, controlled] = await Promise.all([
    scene === null ? { saw: 'guard off', received: '', problems: [] } : settled(step.play(scene, screenshot)),
    settled(step.control(control)),
  ]);
  const problems = [...played.problems, ...controlled.problems.map((problem) => `control: ${problem}`)];
  return {
    ...head,
    outcome: problems.length === 0 ? 'ok' : 'not ok',
    saw: played.saw,
    received: played.received,
    control: controlled.received,
    problems,
  };
}

/** A step that throws is a step that failed; the others are still walked. */
async function settled(playing: Promise<Played>): Promise<Played> {
  try {
    return await playing;
  } catch (error) {
    return {
      saw: '',
      received: '',
      problems: [error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed'],
    };
  }
}
