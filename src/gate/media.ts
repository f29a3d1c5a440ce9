import type { Gate } from './gate.ts';
import { IS_FIREFOX } from './browser.ts';
import { replaceMember } from './hook.ts';
import { refusal } from './refuse.ts';
import { eachWord } from './words.ts';
import { own } from './line.ts';
import { isObject } from './object.ts';
import { tryRead } from './payload.ts';
import { viewOf } from './view.ts';

/**
 * Asks whether media may be used. `kinds`: of `voice`, `camera` and `screen`, each followed by a space. True and false
 * are the answer; null: `later` gets it, whenever the clinician has decided. Without `later` the caller cannot wait and
 * gets no null.
 */
export type AskMedia = (kinds: string, later: ((isAllowed: boolean) => void) | null) => boolean | null;

const VOICE = 'voice ';
const CAMERA = 'camera ';
const SCREEN = 'screen ';

type Given = { [index: number]: unknown; readonly length: number };

/**
 * Microphone, camera and screen: where a page gets them, and where it records or sends them, because a track can be
 * older than the gate or come from another frame. What gives a promise waits for the clinician; the others decide from
 * what was answered. A page is refused as the browser refuses it. A track that was got through here is not asked about
 * again.
 */
export function hookMedia(gate: Gate, ask: AskMedia): void {
  const permitted = new gate.make.WeakMap<object, true>();
  /** Of a copy that the platform gets: what was judged is what is asked for. */
  function ofConstraints(given: Given): string {
    const copy = gate.clone(given[0], []);
    const audio = own(gate, copy, 'audio');
    const video = own(gate, copy, 'video');
    given[0] = { __proto__: null, audio, video };
    // Firefox shares a screen through getUserMedia, too.
    const source = own(gate, video, 'mediaSource');
    return (audio ? VOICE : '') + (!video ? '' : source === undefined || source === 'camera' ? CAMERA : SCREEN);
  }

  /** Cannot be copied: a page's own object may come along to steer the capture. */
  function ofDisplay(given: Given): string {
    const from = given[0] as { readonly audio?: unknown } | undefined;
    if (!isObject(from)) return SCREEN;
    const { audio } = from;
    given[0] = viewOf(gate, from, { __proto__: null, audio } as object);
    return (audio ? VOICE : '') + SCREEN;
  }

  function ofTracks(tracks: Given, isGot?: boolean): string {
    let kinds = '';
    for (let i = 0; i < tracks.length; i += 1) {
      const track = tracks[i];
      const kind = tryRead(gate.MediaStreamTrack.kind, track);
      // `addTransceiver('audio')` and `replaceTrack(null)` send nothing yet.
      if (!kind || gate.WeakMap.get(permitted, track as object)) continue;
      if (isGot) gate.WeakMap.set(permitted, track as object, true);
      kinds += kind === 'audio' ? VOICE : CAMERA;
    }
    return kinds;
  }

  function ofStream(stream: unknown, isGot?: boolean): string {
    return ofTracks(gate.MediaStream.getTracks(stream as MediaStream), isGot);
  }

  function denied(): DOMException {
    return refusal(gate, 'NotAllowedError');
  }

  function deny(): never {
    throw denied();
  }

  function denySpeech(self: object): void {
    gate.setTimeout(() => {
      gate.dispatch(
        self as EventTarget,
        new gate.make.SpeechRecognitionErrorEvent('error', { __proto__: null, error: 'not-allowed' } as EventInit),
      );
      gate.dispatch(self as EventTarget, new gate.make.Event('end'));
    }, 0);
  }

  function wait(kinds: string, run: () => unknown): unknown {
    return new gate.make.Promise((resolve, reject) => {
      function decided(isAllowed: boolean): void {
        if (!isAllowed) return reject(denied());
        const got = run() as Promise<unknown>;
        gate.then(got, (stream) => void (stream && ofStream(stream, true)), denied);
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
    refuse?: (self: object) => unknown,
  ): void {
    replaceMember(gate, owner, name, (given, run, self) => {
      const kinds = kindsOf(given, self);
      if (!kinds) return run(given);
      if (!refuse) return wait(kinds, () => run(given));
      return ask(kinds, null) ? run(given) : refuse(self);
    });
  }

  const ofTrack = (given: Given): string => ofTracks([given[0]]);
  const speech = (): string => VOICE;
  const rtc = 'RTCPeerConnection';
  hook('MediaDevices', 'getUserMedia', ofConstraints);
  hook('MediaDevices', 'getDisplayMedia', ofDisplay);
  if (IS_FIREFOX) hook('Navigator', 'mozGetUserMedia', ofConstraints, deny);
  else
    eachWord(gate.findIn, 'getUserMedia webkitGetUserMedia ', (name) => hook('Navigator', name, ofConstraints, deny));
  hook(rtc, 'addTrack', ofTrack, deny);
  hook(rtc, 'addTransceiver', ofTrack, deny);
  hook(rtc, 'addStream', (given) => ofStream(given[0]), deny);
  hook('RTCRtpSender', 'replaceTrack', ofTrack);
  hook('MediaRecorder', 'start', (_, self) => ofStream(gate.MediaRecorder.stream(self as MediaRecorder)), deny);
  // Firefox recognises no speech.
  if (!IS_FIREFOX)
    eachWord(gate.findIn, 'SpeechRecognition webkitSpeechRecognition ', (owner) =>
      hook(owner, 'start', speech, denySpeech),
    );
}
