import { Brand } from '../brand.tsx';
import { WELCOME_EXAMPLE, WELCOME_TEXT } from '../text.ts';

/** Shown once, after a first install that no institution manages. */
export function Welcome() {
  return (
    <>
      <header class="page-head">
        <Brand />
      </header>
      <main class="welcome">
        <div class="hero">
          <div class="hero-words">
            <h1>{WELCOME_TEXT.title}</h1>
            <p>{WELCOME_TEXT.lead}</p>
          </div>
          <figure class="example">
            <div class="card">
              <p class="small quiet">{WELCOME_TEXT.before}</p>
              <p>
                {WELCOME_EXAMPLE.map(({ text, replacement }) =>
                  replacement === undefined ? text : <mark class="found">{text}</mark>,
                )}
              </p>
            </div>
            <div class="card sent">
              <p class="small quiet">{WELCOME_TEXT.after}</p>
              <p>
                {WELCOME_EXAMPLE.map(({ text, replacement }) =>
                  replacement === undefined ? text : <span class="replaced">{replacement}</span>,
                )}
              </p>
            </div>
          </figure>
        </div>
        <section aria-labelledby="does">
          <h2 id="does">{WELCOME_TEXT.doesTitle}</h2>
          <ol class="does">
            {WELCOME_TEXT.does.map(({ head, body }) => (
              <li key={head} class="card">
                <h3>{head}</h3>
                <p class="quiet">{body}</p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="never">
          <h2 id="never">{WELCOME_TEXT.neverTitle}</h2>
          <ul class="never">
            {WELCOME_TEXT.never.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <p class="limit">{WELCOME_TEXT.limit}</p>
        <p>
          <a href="/dashboard.html">{WELCOME_TEXT.events}</a>
        </p>
      </main>
    </>
  );
}
