import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hookMedia, type AskMedia } from '../../src/gate/media.ts';
import { createMediaPlatform, type MediaPlatform } from './media-platform.ts';
import { gateOf } from './page.ts';

let platform: MediaPlatform;
let asked: { kinds: string; canWait: boolean }[];
/** The answer; null: the clinician has to decide. */
let answer: boolean | null;
let later: Parameters<AskMedia>[1];

const DENIED = expect.objectContaining({ name: 'NotAllowedError' }) as unknown as Error;

beforeEach(() => {
  platform = createMediaPlatform();
  asked = [];
  answer = true;
  later = null;
  hookMedia(gateOf(platform.window), ask);
});

function ask(...[kinds, given]: Parameters<AskMedia>): ReturnType<AskMedia> {
  asked.push({ kinds: kinds.trim(), canWait: given !== null });
  later = given;
  return answer ?? (given ? null : false);
}

const kindsAsked = () => asked.map(({ kinds }) => kinds);
const first = async (stream: Promise<MediaStream>): Promise<MediaStreamTrack> =>
  (await stream).getTracks()[0] as MediaStreamTrack;

describe('getUserMedia', () => {
  it.each([
    [{ audio: true }, 'voice', 'getUserMedia audio'],
    [{ video: true }, 'camera', 'getUserMedia video'],
    [{ audio: {}, video: { width: 640 } }, 'voice camera', 'getUserMedia audio video'],
    [{ video: { mediaSource: 'screen' } }, 'screen', 'getUserMedia videoscreen'],
    [{ video: { mediaSource: 'camera' } }, 'camera', 'getUserMedia videocamera'],
    [{ audio: true, video: false }, 'voice', 'getUserMedia audio'],
  ])('of %j is %s', async (constraints, kinds, reached) => {
    await platform.devices().getUserMedia(constraints as MediaStreamConstraints);
    expect(asked).toEqual([{ kinds, canWait: true }]);
    expect(platform.reached).toEqual([reached]);
  });

  it('leaves a call that gets nothing to the platform', async () => {
    await platform.devices().getUserMedia({});
    await platform.devices().getUserMedia();
    expect(asked).toEqual([]);
    expect(platform.reached).toHaveLength(2);
  });

  it('waits for the clinician and reaches no device before', async () => {
    answer = null;
    const stream = platform.devices().getUserMedia({ audio: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(platform.reached).toEqual([]);
    later?.(true);
    expect((await first(stream)).kind).toBe('audio');
    expect(platform.reached).toEqual(['getUserMedia audio']);
  });

  it('is refused as the browser refuses it', async () => {
    answer = false;
    await expect(platform.devices().getUserMedia({ audio: true })).rejects.toThrow(DENIED);
    answer = null;
    const stream = platform.devices().getUserMedia({ video: true });
    later?.(false);
    await expect(stream).rejects.toThrow(DENIED);
    expect(platform.reached).toEqual([]);
  });

  it('gives the platform what was judged, whatever the page says the second time', async () => {
    let reads = 0;
    const flips = {
      get audio() {
        return (reads += 1) > 1;
      },
      video: {
        get mediaSource() {
          return (reads += 1) > 2 ? 'screen' : undefined;
        },
      },
    };
    await platform.devices().getUserMedia(flips as unknown as MediaStreamConstraints);
    expect(kindsAsked()).toEqual(['camera']);
    expect(platform.reached).toEqual(['getUserMedia video']);
  });
});

describe('getDisplayMedia', () => {
  it.each([
    [undefined, 'screen'],
    [{}, 'screen'],
    [{ audio: true }, 'voice screen'],
    [{ video: { width: 640 }, audio: false }, 'screen'],
  ])('of %j is %s', async (options, kinds) => {
    await platform.devices().getDisplayMedia(options);
    expect(asked).toEqual([{ kinds, canWait: true }]);
  });

  it('is refused as the browser refuses it', async () => {
    answer = false;
    await expect(platform.devices().getDisplayMedia()).rejects.toThrow(DENIED);
    expect(platform.reached).toEqual([]);
  });
});

describe('the callbacks of old', () => {
  it.each([
    ['getUserMedia', false],
    ['webkitGetUserMedia', false],
    ['mozGetUserMedia', true],
  ] as const)('%s cannot wait', async (name, isFirefox) => {
    if (isFirefox) {
      vi.doMock('../../src/gate/browser.ts', () => ({ IS_FIREFOX: true }));
      vi.resetModules();
      const { hookMedia: hookInFirefox } = await import('../../src/gate/media.ts');
      hookInFirefox(gateOf(platform.window), ask);
    }
    answer = null;
    expect(() => platform.legacy(name, { audio: true })).toThrow(DENIED);
    expect(asked).toEqual([{ kinds: 'voice', canWait: false }]);
    answer = true;
    platform.legacy(name, { audio: true });
    expect(platform.reached).toEqual([`${name} audio`]);
  });
});

describe('what records or sends', () => {
  const uses: readonly [string, (stream: MediaStream) => unknown][] = [
    ['record', (stream) => platform.recorder(stream).start()],
    ['addTrack video', (stream) => platform.connection().addTrack(stream.getTracks()[0] as never, stream)],
    ['addTransceiver video', (stream) => platform.connection().addTransceiver(stream.getTracks()[0] as never)],
    ['addStream', (stream) => (platform.connection() as unknown as { addStream(s: unknown): void }).addStream(stream)],
  ];

  it.each(uses)('%s cannot wait', (reached, use) => {
    const stream = platform.stream('video');
    answer = null;
    expect(() => use(stream)).toThrow(DENIED);
    expect(asked).toEqual([{ kinds: 'camera', canWait: false }]);
    expect(platform.reached).toEqual([]);
    answer = true;
    use(stream);
    expect(platform.reached).toEqual([reached]);
  });

  it('replaceTrack waits', async () => {
    answer = null;
    const replaced = platform.sender().replaceTrack(platform.stream('audio').getTracks()[0] as never);
    expect(platform.reached).toEqual([]);
    later?.(true);
    await replaced;
    expect(platform.reached).toEqual(['replaceTrack audio']);
    expect(asked).toEqual([{ kinds: 'voice', canWait: true }]);
  });

  it('asks for each kind of a stream', () => {
    platform.recorder(platform.stream('audio', 'audio', 'video')).start();
    expect(kindsAsked()).toEqual(['voice voice camera']);
  });

  it('asks nothing where nothing is sent yet', async () => {
    answer = false;
    platform.connection().addTransceiver('audio');
    await platform.sender().replaceTrack(null);
    expect(asked).toEqual([]);
    expect(platform.reached).toEqual(['addTransceiver audio', 'replaceTrack null']);
  });

  it('asks nothing about a track that was let go, a shared screen included', async () => {
    const shared = await platform.devices().getDisplayMedia();
    const spoken = await platform.devices().getUserMedia({ audio: true });
    asked = [];
    answer = false;
    platform.recorder(shared).start();
    platform.connection().addTrack(await first(Promise.resolve(spoken)));
    expect(asked).toEqual([]);
    expect(platform.reached.slice(2)).toEqual(['record', 'addTrack audio']);
    expect(() => platform.recorder(platform.stream('audio')).start()).toThrow(DENIED);
  });
});

describe('speech recognition', () => {
  it('starts once it is allowed', () => {
    platform.speech().start();
    expect(asked).toEqual([{ kinds: 'voice', canWait: false }]);
    expect(platform.reached).toEqual(['recognise']);
  });

  it('ends with the error of a browser that refuses', async () => {
    answer = false;
    const heard: string[] = [];
    const speech = platform.speech();
    speech.addEventListener('error', (event) => heard.push(`error ${(event as unknown as { error: string }).error}`));
    speech.addEventListener('end', () => heard.push('end'));
    speech.start();
    expect(heard).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toEqual(['error not-allowed', 'end']);
    expect(platform.reached).toEqual([]);
  });
});

describe('a page that replaces everything afterwards', () => {
  it('changes neither the question nor its answer', async () => {
    const { window } = platform;
    const devices = platform.devices();
    const recorder = platform.recorder(platform.stream('audio'));
    Object.defineProperty(window.MediaStream.prototype, 'getTracks', { value: () => [] });
    Object.defineProperty(window.MediaStreamTrack.prototype, 'kind', { get: () => 'data' });
    Object.defineProperty(window.MediaRecorder.prototype, 'stream', { get: () => platform.stream() });
    answer = false;
    expect(() => recorder.start()).toThrow(DENIED);
    await expect(devices.getUserMedia({ audio: true })).rejects.toThrow(DENIED);
    expect(kindsAsked()).toEqual(['voice', 'voice']);
    expect(platform.reached).toEqual([]);
  });

  it('finds the methods under their own names', () => {
    expect(platform.window.MediaDevices.prototype.getUserMedia.name).toBe('getUserMedia');
  });
});
