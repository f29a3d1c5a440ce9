import { Alternatives } from '../alternatives.tsx';
import { Brand } from '../brand.tsx';
import { ContactLine } from '../contact-line.tsx';
import type { StoppedModel } from '../model/stopped.ts';
import { phrase } from '../phrase.ts';
import { STOPPED_TEXT } from '../text.ts';

/** Shown in place of a prohibited site. */
export function Stopped({ model }: { readonly model: StoppedModel }) {
  return (
    <>
      <header class="page-head">
        <Brand />
      </header>
      <main class="stopped">
        <div class="card">
          {model.kind === 'prohibited' ? <Prohibited model={model} /> : <Plain kind={model.kind} />}
        </div>
      </main>
    </>
  );
}

function Plain({ kind }: { readonly kind: 'neutral' | 'unknown' }) {
  return (
    <>
      <h1>{STOPPED_TEXT[`${kind}Title`]}</h1>
      <p>{STOPPED_TEXT[kind]}</p>
    </>
  );
}

function Prohibited({ model }: { readonly model: Extract<StoppedModel, { kind: 'prohibited' }> }) {
  const { site, institution, contact, alternatives } = model;
  return (
    <>
      <h1>
        {institution === null
          ? phrase(STOPPED_TEXT.titleUnmanaged, { site })
          : phrase(STOPPED_TEXT.titleManaged, { site, institution })}
      </h1>
      <p>{STOPPED_TEXT.body}</p>
      {alternatives.length === 0 && <p>{STOPPED_TEXT.noAlternative}</p>}
      <Alternatives heading={STOPPED_TEXT.instead} alternatives={alternatives} level="h2" />
      {contact !== null && <ContactLine template={STOPPED_TEXT.contact} contact={contact} />}
    </>
  );
}
