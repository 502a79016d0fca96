import htmx from "htmx.org";

// Strict content policy: nothing is evaluated, no style element is added; answers come from this site alone.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

document.body.addEventListener("htmx:configRequest", (event) => {
  const detail = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
  const token = document.querySelector<HTMLElement>("[data-csrf-token]");
  if (token?.dataset.csrfToken && token.dataset.csrfHeader) {
    detail.headers[token.dataset.csrfHeader] = token.dataset.csrfToken;
  }
});

// It comes after DOMContentLoaded, and waits for that event in vain while a picture or a font is still on its way.
htmx.process(document.body);
