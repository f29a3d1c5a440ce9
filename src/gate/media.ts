import type { Captured, PageGlobal } from './captured.ts';
import { defineValue, replaceMethod } from './hook.ts';

/**
 * Asks whether media may be used. `kinds`: of `voice`, `camera` and `screen`, each followed by a space. True and false are the answer; null:
 * `later` gets it, whenever the clinician has decided. Without `later` the caller cannot wait and gets no null.
 */
export type AskMedia = (kinds: string, later: ((isAllowed: boolean) => void) | null) => boolean | null;

type Given = { [index: number]: unknown; readonly length: number };
type Dictionary = Record<string, unknown>;
type Owner = { readonly prototype?: Dictionary } | undefined;

/**
 * Microphone, camera and screen: where a page gets them, and where it records or sends them, because a track can be
 * older than the gate or come from another frame. What gives a promise waits for the clinician; the others decide from
 * what was answered. A page is refused as the browser refuses it. A track that was got through here is not asked about
 * again.
 */
export function hookMedia(native: Captured, global: PageGlobal, ask: AskMedia): void {
  const scope = global as unknown as Record<string, Owner>;
  const permitted = native.map.make<object, true>();
  const SpeechError = scope['SpeechRecognitionErrorEvent'] as unknown as typeof Event;
  const kindOf = getter('MediaStreamTrack', 'kind');
  const recorded = getter('MediaRecorder', 'stream');
  const getTracks = scope['MediaStream']?.prototype?.['getTracks'];

  function getter(owner: string, name: string): unknown {
    const prototype = scope[owner]?.prototype;
    return prototype && native.descriptorOf(prototype, name)?.get;
  }

  function call(method: unknown, self: unknown, given: Given = native.list()): unknown {
    return native.apply(method as () => unknown, self, given as unknown[]);
  }

  function listed(voice: unknown, camera: unknown, screen?: unknown): string {
    return (voice ? 'voice ' : '') + (camera ? 'camera ' : '') + (screen ? 'screen ' : '');
  }

  /** The page's own object with one member standing before it: what was judged is what the platform gets. */
  function fixed(from: object, name: string, value: unknown): object {
    const own = native.create(from) as object;
    defineValue(native, own, name, value);
    return own;
  }

  /** What is false to a script and an object to the platform (`document.all`) becomes false to both. */
  function ofConstraints(given: Given, isShared: boolean): string {
    const from = given[0] as Dictionary | undefined;
    let audio: unknown;
    let video: unknown;
    let isScreen = isShared;
    if (from) {
      ({ audio, video } = from);
      if (video && video !== true) {
        // Firefox shares a screen through getUserMedia, too.
        const source = (video as Dictionary)['mediaSource'];
        isScreen ||= source !== undefined && source !== 'camera';
        video = fixed(video, 'mediaSource', source);
      }
      given[0] = fixed(fixed(from, 'audio', audio || false), 'video', video || (isShared && video));
    } else if (given.length > 0) given[0] = null;
    return listed(audio, video && !isScreen, isScreen);
  }

  function ofTracks(tracks: Given, isGot: boolean): string {
    let voice = false;
    let camera = false;
    for (let i = 0; i < tracks.length; i += 1) {
      const track = tracks[i];
      // `addTransceiver('audio')` and `replaceTrack(null)` send nothing yet.
      if (typeof track !== 'object' || !track || native.map.get(permitted, track)) continue;
      if (isGot) native.map.set(permitted, track, true);
      if (call(kindOf, track) === 'audio') voice = true;
      else camera = true;
    }
    return listed(voice, camera);
  }

  function ofStream(stream: unknown, isGot = false): string {
    return ofTracks(call(getTracks, stream) as unknown[], isGot);
  }

  function denied(): DOMException {
    return new native.make.DOMException('Permission denied', 'NotAllowedError');
  }

  function deny(): never {
    throw denied();
  }

  function denySpeech(self: object): void {
    const init = native.record<unknown>();
    init.error = 'not-allowed';
    native.setTimeout(() => {
      native.dispatch(self as EventTarget, new SpeechError('error', init));
      native.dispatch(self as EventTarget, new native.make.Event('end'));
    }, 0);
  }

  function wait(kinds: string, run: () => unknown): unknown {
    return new native.make.Promise((resolve, reject) => {
      function decided(isAllowed: boolean): void {
        if (!isAllowed) return reject(denied());
        const got = run() as Promise<unknown>;
        native.then(got, (stream) => void (stream && ofStream(stream, true)), denied);
        resolve(got);
      }
      const answer = ask(kinds, decided);
      if (answer !== null) decided(answer);
    });
  }

  function hook(
    owner: string,
    name: string,
    kindsOf: (given: Given, self: object) => string,
    refuse: ((self: object) => unknown) | null = null,
  ): void {
    const prototype = scope[owner]?.prototype;
    const original = prototype?.[name];
    if (!prototype || !original) return;
    const hooks = {
      [name](this: object): unknown {
        const run = (): unknown => call(original, this, arguments);
        const kinds = kindsOf(arguments, this);
        if (!kinds) return run();
        if (!refuse) return wait(kinds, run);
        return ask(kinds, null) ? run() : refuse(this);
      },
    };
    replaceMethod(native, prototype, name, hooks[name]);
  }

  const ofUser = (given: Given): string => ofConstraints(given, false);
  const ofTrack = (given: Given): string => ofTracks([given[0]], false);
  const speech = (): string => listed(true, false);
  const rtc = 'RTCPeerConnection';
  hook('MediaDevices', 'getUserMedia', ofUser);
  hook('MediaDevices', 'getDisplayMedia', (given) => ofConstraints(given, true));
  hook('Navigator', 'getUserMedia', ofUser, deny);
  hook('Navigator', 'webkitGetUserMedia', ofUser, deny);
  hook('Navigator', 'mozGetUserMedia', ofUser, deny);
  hook(rtc, 'addTrack', ofTrack, deny);
  hook(rtc, 'addTransceiver', ofTrack, deny);
  hook(rtc, 'addStream', (given) => ofStream(given[0]), deny);
  hook('RTCRtpSender', 'replaceTrack', ofTrack);
  hook('MediaRecorder', 'start', (_, self) => ofStream(call(recorded, self)), deny);
  hook('SpeechRecognition', 'start', speech, denySpeech);
  hook('webkitSpeechRecognition', 'start', speech, denySpeech);
}
