// A card beside a value or a term: what its link leads to, without leaving the line; and the glossary's filter.
// Without this file every one of them is a plain link to its note or its place in the glossary.
(() => {
  "use strict";

  const form = document.querySelector(".wr-find");
  if (form) {
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const entries = [...document.querySelectorAll(".wr-entry")].map((entry) => {
      const names = plain([...entry.querySelectorAll(".rubric, .wr-entry-names")].map((part) => part.textContent).join(" "));
      return { entry, names, letters: names.replace(/[\s’']/g, "") };
    });
    const output = form.querySelector("output");
    const field = form.elements.term;
    const filter = () => {
      const wanted = plain(field.value.trim());
      let n = 0;
      for (const { entry, names, letters } of entries) {
        entry.hidden = !(names.includes(wanted) || letters.includes(wanted.replace(/\s/g, "")));
        if (!entry.hidden) n += 1;
      }
      output.textContent = n === 1 ? output.dataset.one : n ? output.dataset.count.replace("{n}", n) : output.dataset.none;
    };
    field.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", () => { field.value = ""; filter(); document.querySelector(location.hash || null)?.scrollIntoView(); });
    addEventListener("beforeprint", () => { field.value = ""; filter(); });
    form.hidden = false;
    filter();
  }

  if (!("popover" in HTMLElement.prototype)) return;
  const TRIGGER = "a.wr-value, a.wr-term";
  const WAIT = 180;
  const chinese = document.documentElement.lang.startsWith("zh");
  const card = document.createElement("div");
  card.className = "wr-note";
  card.id = "wr-note";
  card.popover = "manual";
  card.tabIndex = -1;
  let shown = null; // the link whose card is open
  let pinned = false; // opened by press or key, not merely passed over
  let returning = false;
  let timer = 0;

  function content(link) {
    const id = decodeURIComponent(link.hash.slice(1));
    const source = document.getElementById(link.matches(".wr-term") ? `note-${id}` : id);
    if (!source) return null;
    const made = document.createDocumentFragment();
    made.append((source.content ?? source).cloneNode(true));
    if (!source.content) made.replaceChildren(...made.firstElementChild.childNodes);
    for (const part of made.querySelectorAll("[id]")) part.removeAttribute("id");
    return made;
  }

  // The browser's own hint would lie over the card; it comes back as the description.
  for (const link of document.querySelectorAll(TRIGGER)) {
    if (link.title) {
      link.setAttribute("aria-description", link.title);
      link.removeAttribute("title");
    }
  }

  function place(link) {
    card.style.removeProperty("left");
    card.style.removeProperty("top");
    const box = card.getBoundingClientRect();
    const rect = link.getClientRects()[0] ?? link.getBoundingClientRect();
    if (getComputedStyle(card).position === "fixed") {
      const hidden = rect.bottom + 16 - (innerHeight - box.height);
      if (pinned && hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
      return;
    }
    const left = Math.max(16, Math.min(rect.left, document.documentElement.clientWidth - box.width - 16));
    const below = rect.bottom + 8;
    const above = rect.top - box.height - 8;
    const top = below + box.height <= innerHeight || above < 0 ? below : above;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  }

  function open(link, pin) {
    clearTimeout(timer);
    if (shown === link && !pin) return;
    const inside = content(link);
    if (!inside) return;
    if (!card.isConnected) document.body.append(card);
    card.replaceChildren(inside);
    pinned = pin;
    shown = link;
    if (pin) {
      const close = document.createElement("button");
      close.type = "button";
      close.className = "wr-note-close";
      close.textContent = "✕";
      close.setAttribute("aria-label", chinese ? "关闭" : "Close");
      close.addEventListener("click", () => hide(true));
      card.prepend(close);
      card.setAttribute("role", "dialog");
      card.setAttribute("aria-label", link.textContent);
    } else {
      card.removeAttribute("role");
      card.removeAttribute("aria-label");
    }
    card.showPopover();
    place(link);
    card.scrollTop = 0;
    if (pin) card.focus({ preventScroll: true });
  }

  function hide(back) {
    clearTimeout(timer);
    if (!shown) return;
    const link = shown;
    const within = card.contains(document.activeElement);
    shown = null;
    pinned = false;
    card.hidePopover();
    if (!back || !within) return;
    returning = true; // the word has its reader back: it need not show the card again
    link.focus({ preventScroll: true });
    returning = false;
  }

  const soon = (act) => { clearTimeout(timer); timer = setTimeout(act, WAIT); };
  const link = (event) => event.target.closest?.(TRIGGER);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const over = link(event);
    if (over && !card.contains(over)) soon(() => open(over, false));
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (shown) soon(() => hide(false));
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const at = link(event);
    if (at && !card.contains(at) && at.matches(":focus-visible") && !pinned && !returning) open(at, false);
    else if (shown && !card.contains(event.target) && event.target !== shown) hide(false);
  });
  document.addEventListener("click", (event) => {
    const at = link(event);
    if (at && !card.contains(at) && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) {
      if (pinned && shown === at) { event.preventDefault(); hide(true); return; }
      if (content(at)) { event.preventDefault(); open(at, true); }
      return;
    }
    if (!shown) return;
    if (!card.contains(event.target) || event.target.closest("a")) hide(false);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    hide(true);
  }, true);
  addEventListener("resize", () => hide(false));
})();
