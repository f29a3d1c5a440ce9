/** What a page says that nothing is wrong with; each word is looked for on the server's record. */
export const CLEAN_PATH = '/clean/';

export interface Probe {
  readonly name: string;
  /** Runs in the page: it uses nothing from outside itself. What it gives is compared with what a page without the guard gives. */
  readonly run: () => unknown;
  /** The page is left after it. */
  readonly isLeft?: true;
}

/** Ordinary things that pages do, each of which the gate once changed, doubled or lost. */
export const PROBES: readonly Probe[] = [
  { name: 'a form whose entries a listener completes, sent by its button', run: submitByButton },
  { name: 'a form whose entries a listener completes, sent by script', run: submitByScript },
  { name: 'a form that a later listener takes over', run: takeOverForm },
  { name: 'Blobs where the policy of the page forbids to read them by address', run: sendBlobsUnderPolicy },
  { name: 'what is sent as the page goes away', run: sendOnLeaving, isLeft: true },
  { name: 'options whose getters read private fields', run: fetchWithPrivateOptions },
  { name: 'a worker whose options hold functions', run: startWorker },
  { name: 'a socket whose protocols are a set', run: openSocket },
];

function submitByButton(): Promise<unknown> {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<iframe name="sink"></iframe><form id="f" method="post" action="/clean/form" target="sink">' +
      '<input name="topic" value="warfarin and amiodarone"><button name="how" value="by button">Go</button></form>',
  );
  const form = document.querySelector('#f') as HTMLFormElement;
  let heard = 0;
  form.addEventListener('formdata', (event) => {
    heard += 1;
    event.formData.set('topic', 'apixaban');
    event.formData.append('times', '' + heard);
  });
  return new Promise((resolve) => {
    const sink = document.querySelector('iframe[name=sink]') as HTMLIFrameElement;
    sink.addEventListener('load', () => resolve(heard));
    form.querySelector('button')?.click();
  });
}

function submitByScript(): Promise<unknown> {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<iframe name="sink"></iframe><form id="f" method="post" action="/clean/form" target="sink">' +
      '<input name="topic" value="warfarin and amiodarone"></form>',
  );
  const form = document.querySelector('#f') as HTMLFormElement;
  let heard = 0;
  form.addEventListener('formdata', (event) => {
    heard += 1;
    event.formData.delete('topic');
    event.formData.append('times', '' + heard);
  });
  return new Promise((resolve) => {
    const sink = document.querySelector('iframe[name=sink]') as HTMLIFrameElement;
    sink.addEventListener('load', () => resolve(heard));
    form.submit();
  });
}

function takeOverForm(): Promise<unknown> {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<form id="f" method="post" action="/clean/never"><input name="topic" value="dose of heparin"></form>',
  );
  const form = document.querySelector('#f') as HTMLFormElement;
  form.addEventListener('formdata', (event) => event.formData.append('later', 'yes'));
  return new Promise((resolve) => {
    window.addEventListener('submit', (event) => {
      event.preventDefault();
      const data = [...new FormData(form)];
      form.querySelector('input')?.setAttribute('value', 'changed');
      setTimeout(() => resolve([data, [...new FormData(form)]]), 50);
    });
    form.requestSubmit();
  });
}

function sendBlobsUnderPolicy(): unknown {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = "connect-src 'self'";
  document.head.append(meta);
  const blob = new Blob(['{"event":"open"', new Blob([', "panel": "history of the chat"}'])], {
    type: 'application/json',
  });
  const request = new XMLHttpRequest();
  request.open('POST', '/clean/sync', false);
  try {
    request.send(blob);
  } catch (error) {
    return '' + error;
  }
  const file = new File(['a list of settings'], 'settings.txt', { type: 'text/plain' });
  return [request.status, navigator.sendBeacon('/clean/beacon', blob), navigator.sendBeacon('/clean/file', file)];
}

function sendOnLeaving(): void {
  const type = { type: 'application/json' };
  const listed = [...'abcd'].map((each) => `{"event":"leave","panel":"history of the chat","part":"${each}"}`);
  addEventListener('pagehide', () => {
    const [one = '', two = '', three = '', four = ''] = listed;
    const how = { method: 'POST', keepalive: true };
    navigator.sendBeacon('/clean/hide-beacon', new Blob([one], type));
    void fetch(new Request('/clean/hide-request', { ...how, body: two }));
    void fetch('/clean/hide-blob', { ...how, body: new Blob([three], type) });
    void fetch(new Request('/clean/hide-request-blob', { ...how, body: new Blob([four], type) }));
  });
}

function fetchWithPrivateOptions(): Promise<unknown> {
  class Options {
    #body = 'a question on dosing';
    get method(): string {
      return this.#body && 'POST';
    }
    get body(): string {
      return this.#body;
    }
    get credentials(): RequestCredentials {
      return this.#body ? 'omit' : 'include';
    }
  }
  const frozen = Object.freeze({ method: 'POST', body: 'a frozen question', headers: { 'x-clean': 'yes' } });
  return Promise.all([fetch('/clean/private', new Options()), fetch('/clean/frozen', frozen)]).then((all) =>
    all.map(({ status }) => status),
  );
}

function startWorker(): Promise<unknown> {
  const url = URL.createObjectURL(new Blob(['postMessage(self.name)'], { type: 'text/javascript' }));
  const options = { name: 'reader of long answers', onDone: () => undefined };
  return new Promise((resolve) => {
    const worker = new Worker(url, options);
    worker.addEventListener('message', ({ data }) => resolve(data));
  });
}

function openSocket(): unknown {
  const socket = new WebSocket('wss://chatgpt.com/clean/socket', new Set(['first', 'second']) as never);
  return socket.url;
}
