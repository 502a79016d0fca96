/**
 * `<ul class="tabs" data-tabs>` of links to sections becomes tabs by the ARIA pattern; without scripts the links simply
 * jump. The address keeps saying which one is open.
 */
export function tabs(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-tabs]")) {
    if (list.dataset.awake) continue;
    list.dataset.awake = "yes";
    wake(list);
  }
}

function wake(list: HTMLElement): void {
  const links = [...list.querySelectorAll<HTMLAnchorElement>("a[href^='#']")];
  const panels = links.map((link) => document.getElementById(link.hash.slice(1))!);
  list.setAttribute("role", "tablist");
  links.forEach((link, i) => {
    link.parentElement!.setAttribute("role", "presentation");
    link.setAttribute("role", "tab");
    link.id ||= `${panels[i]!.id}-tab`;
    link.setAttribute("aria-controls", panels[i]!.id);
    panels[i]!.setAttribute("role", "tabpanel");
    panels[i]!.setAttribute("aria-labelledby", link.id);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      show(i);
    });
    link.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const next = (i + step + links.length) % links.length;
      links[next]!.focus();
      links[next]!.click();
    });
  });

  function show(which: number): void {
    links.forEach((link, i) => {
      const open = i === which;
      link.setAttribute("aria-selected", String(open));
      link.tabIndex = open ? 0 : -1;
      panels[i]!.hidden = !open;
    });
  }

  function showAddressed(): void {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    const addressed = target ? panels.findIndex((panel) => panel.contains(target)) : -1;
    show(addressed < 0 ? 0 : addressed);
    if (target && addressed >= 0 && target !== panels[addressed]) target.scrollIntoView();
  }

  addEventListener("hashchange", showAddressed);
  // Paper has no tabs.
  addEventListener("beforeprint", () => panels.forEach((panel) => (panel.hidden = false)));
  addEventListener("afterprint", showAddressed);
  showAddressed();
}
