/** Sentences with their marks; nothing is lost: joined they are the text again. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^。！？!?；;\n]*[。！？!?；;\n]+|[^。！？!?；;\n]+$/g)?.filter((part) => part.trim() !== '') ?? [text];
}

const asking = /请|希望|建议|恳请|望(?=.{2})|要求|何时|什么时候|能否|是否|可否|能不能|[?？]/;
export const mostAsks = 5;

/**
 * The asks of a message: its sentences that ask for something, at most five and no more than the reply has sentences (the last ones
 * are put together), so that each can be answered by a part of the real reply. A message that asks in no sentence asks by its subject.
 */
export function asksOf(subject: string, body: string, most: number): string[] {
  const found = sentencesOf(body).filter((sentence) => asking.test(sentence)).map((sentence) => sentence.trim());
  if (found.length === 0) return [subject];
  const places = Math.max(1, Math.min(mostAsks, most));
  return found.length <= places ? found : [...found.slice(0, places - 1), found.slice(places - 1).join('')];
}

/** A reply in as many parts as there are asks, cut between sentences, as even in number of sentences as can be. */
export function partsOf(reply: string, count: number): string[] {
  const sentences = sentencesOf(reply);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.round((index * sentences.length) / count);
    const to = Math.round(((index + 1) * sentences.length) / count);
    return sentences.slice(from, to).join('').trim();
  });
}
