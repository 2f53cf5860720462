// The annotated report, made comfortable: a card opens beside its mark, a filter appears.
// Without this file every mark is still a link to its card.
(() => {
  "use strict";
  const form = document.querySelector(".wr-filter");
  if (!form) return;
  const page = form.parentElement;
  const links = [...page.querySelectorAll('a.wr-fig[href^="#card-"]')];
  // One stop for each card: the first link to it in reading order.
  const stops = [...new Map([...links].reverse().map((link) => [link.hash, link])).values()].reverse();
  const words = form.dataset;
  const canPop = "popover" in HTMLElement.prototype;
  let current = null;
  let justClosed = null;

  const cardOf = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))?.closest(".wr-card");
  const shown = () => stops.filter((link) => !link.classList.contains("wr-dim"));

  function button(name, sign, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", name);
    made.title = name;
    made.addEventListener("click", act);
    return made;
  }

  // A card becomes a popover when it is first opened; Escape and a click outside close it.
  function prepare(card) {
    if (card.popover) return;
    card.popover = "auto";
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", card.querySelector(".wr-name").textContent);
    const steps = document.createElement("span");
    steps.className = "wr-steps";
    steps.append(
      button(words.previous, "↑", () => step(-1)),
      button(words.next, "↓", () => step(1)),
      button(words.close, "✕", () => card.hidePopover()),
    );
    card.querySelector(".wr-close").replaceWith(steps);
    card.addEventListener("beforetoggle", (event) => {
      if (event.newState === "closed") justClosed = card;
    });
  }

  // Beside the mark, and the window moved where neither side of it has room.
  function place(card, mark) {
    card.style.removeProperty("left");
    card.style.removeProperty("top");
    const rect = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const box = card.getBoundingClientRect();
    if (getComputedStyle(card).position === "fixed") {
      const hidden = rect.bottom + 16 - (innerHeight - box.height);
      if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
      return;
    }
    const left = Math.max(16, Math.min(rect.left, document.documentElement.clientWidth - box.width - 16));
    const below = rect.bottom + 8;
    const fits = below + box.height <= innerHeight || rect.top < box.height + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(fits ? below : rect.top - box.height - 8) + scrollY}px`;
    const over = fits ? below + box.height + 8 - innerHeight : 0;
    if (over > 0) scrollBy({ top: over, behavior: "instant" });
  }

  function open(mark) {
    const card = cardOf(mark.hash);
    if (!card) return;
    prepare(card);
    current = mark;
    mark.focus({ preventScroll: true });
    card.showPopover();
    card.scrollTop = 0;
    place(card, mark);
    card.focus({ preventScroll: true });
    history.replaceState(null, "", `#${mark.hash.slice("#card-".length)}`);
  }

  function visit(mark) {
    mark.scrollIntoView({ block: "center", behavior: "instant" });
    open(mark);
  }

  function step(by) {
    const among = shown();
    if (!among.length) return;
    let at = current ? stops.findIndex((stop) => stop.hash === current.hash) : -1;
    if (at < 0) at = stops.findIndex((stop) => stop.getBoundingClientRect().top > 0) - (by > 0 ? 1 : 0);
    do at = (at + by + stops.length) % stops.length;
    while (!among.includes(stops[at]));
    visit(stops[at]);
  }

  if (canPop) {
    // A press on the mark of an open card closes it; the click that follows must not open it again.
    document.addEventListener("pointerdown", () => { justClosed = null; }, true);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.('a[href^="#"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const card = link.hash.startsWith("#card-") && cardOf(link.hash);
      if (card && page.contains(link)) {
        event.preventDefault();
        const within = link.closest(".wr-card");
        if (within) visit(stops.find((stop) => cardOf(stop.hash) === card) ?? link);
        else if (justClosed !== card) open(link);
      } else link.closest(".wr-card")?.hidePopover?.();
    });
    // The theme takes Escape for itself, so the card must not wait for the browser's own handling.
    addEventListener("keydown", (event) => {
      const card = event.key === "Escape" && page.querySelector(".wr-card:popover-open");
      if (!card) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      card.hidePopover();
    }, true);
    const arrive = () => {
      const card = location.hash.startsWith("#card-") && cardOf(location.hash);
      const mark = card && stops.find((stop) => cardOf(stop.hash) === card);
      if (mark) visit(mark);
    };
    addEventListener("hashchange", arrive);
    // The browser scrolls to the fragment itself until the page is loaded.
    if (document.readyState === "complete") arrive();
    else addEventListener("load", arrive);
  }

  function filter() {
    const wanted = ["status", "class", "fate"].map((name) => form.elements[name].value);
    const [status, kind, fate] = wanted;
    for (const link of links) {
      const matches =
        (!status || link.classList.contains(`wr-${status}`)) &&
        (!kind || link.classList.contains(`wr-is-${kind}`)) &&
        (!fate || (link.dataset.fate ?? "").split(" ").includes(fate));
      link.classList.toggle("wr-dim", !matches);
    }
    page.classList.toggle("wr-only", form.elements.only.checked);
    // The list of the page leaves out the sections that are hidden: a link to them would lead nowhere.
    for (const entry of document.querySelectorAll('.wr-onpage a[href^="#"]')) {
      const section = document.getElementById(decodeURIComponent(entry.hash.slice(1)));
      if (section) entry.closest("li").hidden = !section.getClientRects().length;
    }
    const output = form.querySelector("output");
    output.textContent = output.dataset.count.replace("{shown}", shown().length).replace("{all}", stops.length);
  }
  form.elements.previous.addEventListener("click", () => step(-1));
  form.elements.next.addEventListener("click", () => step(1));
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
