import { createPage, type Page } from './page.ts';

/** What reached the platform, in order: the method, and what it was given of constraints or tracks. */
export interface MediaPlatform {
  readonly window: Page['window'];
  readonly reached: string[];
  stream(...kinds: string[]): MediaStream;
  devices(): MediaDevices;
  connection(): RTCPeerConnection;
  sender(): RTCRtpSender;
  recorder(stream: MediaStream): MediaRecorder;
  speech(): EventTarget & { start(): void };
  legacy(name: string, constraints: unknown): void;
}

type Constraints = { audio?: unknown; video?: unknown } | undefined;

/** A page's window with the platform's media classes; recording what reaches them is all that they do. */
export function createMediaPlatform(): MediaPlatform {
  const { window } = createPage();
  const reached: string[] = [];

  class MediaStreamTrack {
    #kind: string;
    constructor(kind: string) {
      this.#kind = kind;
    }
    get kind(): string {
      return this.#kind;
    }
  }

  class MediaStream {
    #tracks: MediaStreamTrack[];
    constructor(tracks: MediaStreamTrack[]) {
      this.#tracks = tracks;
    }
    getTracks(): MediaStreamTrack[] {
      return [...this.#tracks];
    }
  }

  function kindOf(track: unknown): string {
    return track instanceof MediaStreamTrack ? track.kind : String(track);
  }

  /** Reads each member once more, as the platform does. */
  function granted(method: string, given: Constraints, isShared: boolean): Promise<MediaStream> {
    const isVideo = isShared || Boolean(given?.video);
    const source = (given?.video as { mediaSource?: string } | undefined)?.mediaSource ?? '';
    reached.push(`${method} ${given?.audio ? 'audio ' : ''}${isVideo ? 'video' : ''}${source}`.trim());
    const kinds = [...(given?.audio ? ['audio'] : []), ...(isVideo ? ['video'] : [])];
    return Promise.resolve(new MediaStream(kinds.map((kind) => new MediaStreamTrack(kind))));
  }

  class MediaDevices {
    getUserMedia(given?: Constraints): Promise<MediaStream> {
      return granted('getUserMedia', given, false);
    }
    getDisplayMedia(given?: Constraints): Promise<MediaStream> {
      return granted('getDisplayMedia', given, true);
    }
  }

  class RTCPeerConnection {
    addTrack(track: unknown, ..._streams: unknown[]): void {
      reached.push(`addTrack ${kindOf(track)}`);
    }
    addTransceiver(track: unknown): void {
      reached.push(`addTransceiver ${kindOf(track)}`);
    }
    addStream(_stream: unknown): void {
      reached.push('addStream');
    }
  }

  class RTCRtpSender {
    replaceTrack(track: unknown): Promise<void> {
      reached.push(`replaceTrack ${kindOf(track)}`);
      return Promise.resolve();
    }
  }

  class MediaRecorder {
    #stream: MediaStream;
    constructor(stream: MediaStream) {
      this.#stream = stream;
    }
    get stream(): MediaStream {
      return this.#stream;
    }
    start(): void {
      reached.push('record');
    }
  }

  class SpeechRecognition extends EventTarget {
    start(): void {
      reached.push('recognise');
    }
  }

  class SpeechRecognitionErrorEvent extends Event {
    readonly error: string;
    constructor(type: string, init: { error: string }) {
      super(type);
      this.error = init.error;
    }
  }

  const legacy = ['getUserMedia', 'webkitGetUserMedia', 'mozGetUserMedia'];
  for (const name of legacy) {
    Object.defineProperty(window.Navigator.prototype, name, {
      value: (given: Constraints) => void granted(name, given, false),
      configurable: true,
      writable: true,
    });
  }
  Object.assign(window, {
    structuredClone,
    MediaStreamTrack,
    MediaStream,
    MediaDevices,
    RTCPeerConnection,
    RTCRtpSender,
    MediaRecorder,
    SpeechRecognitionErrorEvent,
    webkitSpeechRecognition: SpeechRecognition,
  });
  const made = window as unknown as Record<string, new (...given: unknown[]) => never>;
  function make(name: string, ...given: unknown[]): never {
    const Made = made[name];
    if (!Made) throw new Error(`no ${name}`);
    return new Made(...given);
  }
  return {
    window,
    reached,
    stream: (...kinds) =>
      make(
        'MediaStream',
        kinds.map((kind) => new MediaStreamTrack(kind)),
      ),
    devices: () => make('MediaDevices'),
    connection: () => make('RTCPeerConnection'),
    sender: () => make('RTCRtpSender'),
    recorder: (stream) => make('MediaRecorder', stream),
    speech: () => make('webkitSpeechRecognition'),
    legacy: (name, constraints) =>
      (window.navigator as unknown as Record<string, (given: unknown) => void>)[name]?.(constraints),
  };
}
