/** A concept as `/api/concepts` offers it. */
export interface Offer {
  notation: string;
  uri: string;
  label: Record<string, string>;
  matched: string;
  vocabulary: { name: string; uri?: string; title: Record<string, string> };
  broader?: Record<string, string>;
  symbol?: string;
  ucum?: string;
  box?: [number, number, number, number];
  type?: string;
}

const FEW = 8;
const awake = new Set<string>();

/** Has the labels gathered before the first letter is typed. */
export function makeReady(purpose: string): void {
  if (awake.has(purpose)) return;
  awake.add(purpose);
  void offers(purpose, "");
}

/** Concepts for that purpose; none where the server does not answer, for a suggestion is no more than that. */
export async function offers(purpose: string, typed: string): Promise<Offer[]> {
  try {
    const address = `/api/concepts?for=${purpose}&limit=${FEW}&q=${encodeURIComponent(typed.slice(0, 200))}`;
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as { items: Offer[] }).items : [];
  } catch {
    return [];
  }
}

/** The language asked for, the reader's where none is, then the other, then whatever there is. */
export function best(texts: Record<string, string>, wanted = ""): { text: string; lang: string } {
  const here = wanted || document.documentElement.lang;
  const lang = [here, here === "fr" ? "en" : "fr", ...Object.keys(texts)].find((one) => texts[one]) ?? here;
  return { text: texts[lang] ?? "", lang: lang === "und" ? "" : lang };
}
