export interface ProblemDetails { title?: string; detail?: string; findings?: { message?: string }[]; }

/** What htmx could not do is said in the page's live region; the page itself stays as it is. */
export function liveNotices(body: HTMLElement): void {
  const live = document.getElementById("live");
  if (!live) return;
  body.addEventListener("htmx:responseError", (event) => {
    const xhr = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr;
    say(live, problemOf(xhr.responseText));
  });
  body.addEventListener("htmx:sendError", () => say(live, { title: offline() }));
}

export function problemOf(text: string): ProblemDetails {
  try {
    return JSON.parse(text) as ProblemDetails;
  } catch {
    return {};
  }
}

export function offline(): string {
  return document.documentElement.lang === "fr" ? "Le serveur ne répond pas." : "The server does not answer.";
}

function say(live: HTMLElement, problem: ProblemDetails): void {
  const notice = document.createElement("div");
  notice.className = "notice notice-danger";
  const words = document.createElement("div");
  for (const [text, name] of [[problem.title, "notice-title"], [problem.detail, ""]] as const) {
    if (!text) continue;
    const line = document.createElement("p");
    line.className = name;
    line.textContent = text;
    words.append(line);
  }
  notice.append(document.createElement("span"), words);
  live.replaceChildren(notice);
  setTimeout(() => notice.remove(), 15000);
}
