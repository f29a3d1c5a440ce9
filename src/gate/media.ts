import type { Captured, PageGlobal } from './captured.ts';
import { defineValue, replaceMember } from './hook.ts';
import { own } from './line.ts';

/**
 * Asks whether media may be used. `kinds`: of `voice`, `camera` and `screen`, each followed by a space. True and false
 * are the answer; null: `later` gets it, whenever the clinician has decided. Without `later` the caller cannot wait and
 * gets no null.
 */
export type AskMedia = (kinds: string, later: ((isAllowed: boolean) => void) | null) => boolean | null;

type Given = { [index: number]: unknown; readonly length: number };
type Owner = { readonly prototype: object } | undefined;

/**
 * Microphone, camera and screen: where a page gets them, and where it records or sends them, because a track can be
 * older than the gate or come from another frame. What gives a promise waits for the clinician; the others decide from
 * what was answered. A page is refused as the browser refuses it. A track that was got through here is not asked about
 * again.
 */
export function hookMedia(native: Captured, global: PageGlobal, ask: AskMedia): void {
  const scope = global as unknown as Record<string, Owner>;
  const permitted = native.map.make<object, true>();
  function listed(voice: unknown, camera: unknown, screen?: unknown): string {
    return (voice ? 'voice ' : '') + (camera ? 'camera ' : '') + (screen ? 'screen ' : '');
  }

  /** Of a copy that the platform gets: what was judged is what is asked for. */
  function ofConstraints(given: Given): string {
    const copy = native.clone(given[0], []);
    const audio = own(native, copy, 'audio');
    const video = own(native, copy, 'video');
    given[0] = { __proto__: null, audio, video };
    // Firefox shares a screen through getUserMedia, too.
    const source = own(native, video, 'mediaSource');
    const isScreen = source !== undefined && source !== 'camera';
    return listed(audio, video && !isScreen, isScreen);
  }

  /** Cannot be copied: a page's own object may come along to steer the capture. */
  function ofDisplay(given: Given): string {
    const from = given[0] as { readonly audio?: unknown } | undefined;
    if (typeof from !== 'object' || !from) return 'screen ';
    const { audio } = from;
    given[0] = native.create(from);
    defineValue(native, given[0] as object, 'audio', audio);
    return listed(audio, false, true);
  }

  function ofTracks(tracks: Given, isGot: boolean): string {
    let voice = false;
    let camera = false;
    for (let i = 0; i < tracks.length; i += 1) {
      const track = tracks[i];
      // `addTransceiver('audio')` and `replaceTrack(null)` send nothing yet.
      if (typeof track !== 'object' || !track || native.map.get(permitted, track)) continue;
      if (isGot) native.map.set(permitted, track, true);
      if (native.MediaStreamTrack.kind(track as MediaStreamTrack) === 'audio') voice = true;
      else camera = true;
    }
    return listed(voice, camera);
  }

  function ofStream(stream: unknown, isGot = false): string {
    return ofTracks(native.MediaStream.getTracks(stream as MediaStream), isGot);
  }

  function denied(): DOMException {
    return new native.make.DOMException('Permission denied', 'NotAllowedError');
  }

  function deny(): never {
    throw denied();
  }

  function denySpeech(self: object): void {
    native.setTimeout(() => {
      native.dispatch(
        self as EventTarget,
        new native.make.SpeechRecognitionErrorEvent('error', { __proto__: null, error: 'not-allowed' } as EventInit),
      );
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
    replaceMember(native, scope[owner]?.prototype, name, (given, run, self) => {
      const kinds = kindsOf(given, self);
      if (!kinds) return run(given);
      if (!refuse) return wait(kinds, () => run(given));
      return ask(kinds, null) ? run(given) : refuse(self);
    });
  }

  const ofTrack = (given: Given): string => ofTracks([given[0]], false);
  const speech = (): string => listed(true, false);
  const rtc = 'RTCPeerConnection';
  hook('MediaDevices', 'getUserMedia', ofConstraints);
  hook('MediaDevices', 'getDisplayMedia', ofDisplay);
  hook('Navigator', 'getUserMedia', ofConstraints, deny);
  hook('Navigator', 'webkitGetUserMedia', ofConstraints, deny);
  hook('Navigator', 'mozGetUserMedia', ofConstraints, deny);
  hook(rtc, 'addTrack', ofTrack, deny);
  hook(rtc, 'addTransceiver', ofTrack, deny);
  hook(rtc, 'addStream', (given) => ofStream(given[0]), deny);
  hook('RTCRtpSender', 'replaceTrack', ofTrack);
  hook('MediaRecorder', 'start', (_, self) => ofStream(native.MediaRecorder.stream(self as MediaRecorder)), deny);
  hook('SpeechRecognition', 'start', speech, denySpeech);
  hook('webkitSpeechRecognition', 'start', speech, denySpeech);
}
