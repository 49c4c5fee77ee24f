export type Locale = 'zh' | 'en';

/** The language an Accept-Language header asks for, by its weights; undefined when it names neither zh nor en. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  if (!header || header === 'zh' || header === 'en') return (header || undefined) as Locale | undefined;
  const wishes = header.slice(0, 500).split(',').map((part, position) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
    return { language: tag.trim().split('-')[0], weight: weight === undefined ? 1 : Number(weight), position };
  });
  const best = wishes.filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0).sort((a, b) => b.weight - a.weight || a.position - b.position)[0];
  return best?.language as Locale | undefined;
}
