import { contactOf } from './model/contact.ts';

interface ContactLineProps {
  /** Holds `{contact}` once. */
  readonly template: string;
  readonly contact: string;
}

/** A sentence with the institution's contact in it, as a link where it is an address that can be followed. */
export function ContactLine({ template, contact }: ContactLineProps) {
  const { text, href } = contactOf(contact);
  const [before = '', after = ''] = template.split('{contact}');
  return (
    <p class="quiet small">
      {before}
      {href === null ? (
        text
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      )}
      {after}
    </p>
  );
}
