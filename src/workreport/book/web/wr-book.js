// What the frame of a page does beyond links: everything here is an addition, nothing is needed to read.
(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);

  // Light or dark: the reader's choice is kept only once there is one.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("wr-theme"); } catch (error) { return null; } };
  const show = (theme) => { if (root.dataset.theme !== theme) root.dataset.theme = theme; };
  dark.addEventListener("change", () => { if (!kept()) show(dark.matches ? "dark" : "light"); });
  one(".wr-theme")?.addEventListener("click", () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    const usual = theme === (dark.matches ? "dark" : "light");
    try { usual ? localStorage.removeItem("wr-theme") : localStorage.setItem("wr-theme", theme); } catch (error) { /* not kept */ }
    show(theme);
  });

  // Contents on narrow screens: a link to the list becomes a button that opens it.
  const menu = one(".wr-menu");
  const contents = one("#wr-contents");
  const open = (yes) => {
    root.classList.toggle("wr-open", yes);
    menu.setAttribute("aria-expanded", String(yes));
  };
  if (menu && contents) {
    menu.setAttribute("role", "button");
    open(false);
    menu.addEventListener("click", (event) => {
      event.preventDefault();
      open(!root.classList.contains("wr-open"));
      if (root.classList.contains("wr-open")) contents.focus({ preventScroll: true });
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); menu.click(); }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && root.classList.contains("wr-open")) { open(false); menu.focus(); }
    });
    document.addEventListener("click", (event) => {
      if (root.classList.contains("wr-open") && !event.target.closest("#wr-contents, .wr-menu")) open(false);
    });
    contents.addEventListener("click", (event) => { if (event.target.closest("a")) open(false); });
  }

  // Search: Ctrl or Cmd and K, as readers know it.
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      const field = one(".wr-search input");
      if (field) field.focus(); else location.href = one('.wr-tools a[href*="search.html"]').href;
    }
  });

  // The section being read: marked in the list of sections, and kept when the language changes.
  const links = [...document.querySelectorAll(".wr-onpage a[href^='#']")];
  const sections = [...document.querySelectorAll(".wr-main section[id]")];
  const here = () => {
    let found = null;
    for (const section of sections) {
      if (section.getBoundingClientRect().top > innerHeight * 0.3) break;
      found = section;
    }
    return found;
  };
  let waiting = false;
  const mark = () => {
    waiting = false;
    const id = here()?.id;
    for (const link of links) {
      if (decodeURIComponent(link.hash.slice(1)) === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (links.length) {
    addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
    mark();
  }
  // Anchors that mean the same in both languages: places, sentences, figures, cards.
  const shared = /^(?:sec-[\d-]+|s\d+|(?:fig|card|term)-.+|[a-z]+\d{4}-\d+)$/;
  const place = (element) => {
    for (let at = element; at && at.id !== "main-content"; at = at.parentElement) {
      const ids = [at.id, ...[...at.querySelectorAll(":scope > span[id]:empty")].map((mark) => mark.id)];
      const found = ids.find((id) => shared.test(id));
      if (found) return found;
    }
    return "";
  };
  one(".wr-twin")?.addEventListener("click", (event) => {
    const link = event.currentTarget;
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const box = target?.getBoundingClientRect();
    const inView = box && box.bottom > 0 && box.top < innerHeight;
    link.hash = place(inView ? target : scrollY > 200 ? here() : null);
    if (location.search) link.search = location.search;
  });

  // A page that is printed shows what is folded.
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".wr-main details:not([open])")) {
      fold.open = true;
      fold.dataset.wrPrint = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of document.querySelectorAll("details[data-wr-print]")) {
      fold.open = false;
      delete fold.dataset.wrPrint;
    }
  });
})();
