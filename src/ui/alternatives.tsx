import type { Alternative } from './model/popup.ts';

interface AlternativesProps {
  readonly heading: string;
  readonly alternatives: readonly Alternative[];
  readonly level: 'h2' | 'h3';
}

/** The institution's approved tools, one click away. */
export function Alternatives({ heading, alternatives, level: Heading }: AlternativesProps) {
  if (alternatives.length === 0) return null;
  return (
    <div class="alternatives">
      <Heading class="small quiet">{heading}</Heading>
      <ul>
        {alternatives.map(({ name, url }) => (
          <li key={url}>
            <a class="button" href={url} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
