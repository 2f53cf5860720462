// The search page: looks through the pieces in wr-search-data.js, exactly, and leads to their anchors.
(() => {
  "use strict";
  const out = document.getElementById("search-results");
  const field = document.querySelector(".wr-search input");
  if (!out || !field || typeof wrSearchData === "undefined") return;
  const words = out.dataset;
  const MOST = 6;
  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const number = (text) => {
    const [whole, ...rest] = text.replace(/,/g, "").split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",?");
    return [grouped, ...rest.map(escaped)].join("\\.");
  };
  // A number is found whole, a Latin word from its beginning and in its other forms, Chinese anywhere.
  const pattern = (token) => {
    const parts = token.match(new RegExp(`\\d[\\d,]*(?:\\.\\d+)*|[${HAN}]+|[^\\d${HAN}]+`, "g")) || [];
    const source = parts.map((part, at) => {
      const first = at === 0, last = at === parts.length - 1;
      if (/^\d/.test(part)) return (first ? "(?<![\\d.,])" : "") + number(part) + (last ? "(?![\\d]|[.,]\\d)" : "");
      if (new RegExp(`^[${HAN}]`).test(part)) return escaped(part);
      const stem = first && last && part.length > 4 ? part.replace(/(?:ies|es|ed|ing|s|y|e)$/, "") : part;
      return (first && /^[\p{L}\p{N}]/u.test(part) ? "(?<![\\p{L}\\p{N}])" : "") + escaped(stem);
    }).join("\\s?");
    return new RegExp(source, "giu");
  };
  const tokens = (query) => query.normalize("NFKC").trim().split(/\s+/)
    .map((token) => token.replace(/^["'“”‘’「」《》，。、；：]+|["'“”‘’「」《》，。、；：]+$/g, "")).filter(Boolean);

  const found = (patterns) => {
    const pages = [];
    for (const [address, title, pieces] of wrSearchData) {
      const has = (text, one) => { one.lastIndex = 0; return one.test(text); };
      const counted = pieces.map(([anchor, text, heading]) => ({ anchor, text, heading, hits: patterns.filter((one) => has(text, one)).length }));
      let best = counted.filter((piece) => piece.hits === patterns.length);
      const together = best.length > 0;
      if (!together) {
        const all = patterns.every((one) => has(title, one) || counted.some((piece) => has(piece.text, one)));
        if (all) best = counted.filter((piece) => piece.hits).sort((a, b) => b.hits - a.hits);
      }
      if (best.length) {
        best.sort((a, b) => b.heading - a.heading);
        const inTitle = patterns.every((one) => has(title, one));
        pages.push({ address, title, pieces: best, weight: (inTitle ? 1e6 : 0) + (together ? 1e3 : 0) + Math.min(best.length, 900) });
      }
    }
    return pages.sort((a, b) => b.weight - a.weight);
  };

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  // The words around the first hit, every hit marked.
  const excerpt = (text, patterns) => {
    const spans = patterns.flatMap((one) => [...text.matchAll(one)].map((hit) => [hit.index, hit.index + hit[0].length]))
      .filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
    const from = Math.max(0, (spans[0]?.[0] ?? 0) - 60);
    const to = Math.min(text.length, from + 220);
    const line = make("span");
    let at = from;
    if (from > 0) line.append("… ");
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      line.append(text.slice(at, start), make("mark", text.slice(start, end)));
      at = end;
    }
    line.append(text.slice(at, to), to < text.length ? " …" : "");
    return line;
  };
  const link = (page, anchor) => `${page}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;

  const show = (query) => {
    out.replaceChildren();
    const patterns = tokens(query).map(pattern);
    if (!patterns.length) return;
    const pages = found(patterns);
    const count = pages.reduce((sum, page) => sum + page.pieces.length, 0);
    out.append(make("p", count === 0 ? words.nothing : count === 1 ? words.one : words.many.replace("{n}", count), "wr-count"));
    const list = make("ul", "", "search");
    for (const page of pages) {
      const item = make("li");
      const title = make("a", page.title);
      title.href = link(page.address, "");
      item.append(title);
      const hits = make("ol");
      page.pieces.forEach((piece, at) => {
        const hit = make("li");
        const place = make("a");
        place.href = link(page.address, piece.anchor);
        place.append(excerpt(piece.text, patterns));
        hit.append(place);
        hit.hidden = at >= MOST;
        hits.append(hit);
      });
      item.append(hits);
      if (page.pieces.length > MOST) {
        const more = make("button", words.more.replace("{n}", page.pieces.length - MOST), "wr-more");
        more.type = "button";
        more.addEventListener("click", () => {
          for (const hit of hits.children) hit.hidden = false;
          hits.children[MOST].querySelector("a").focus();
          more.remove();
        });
        item.append(more);
      }
      list.append(item);
    }
    out.append(list);
  };

  const asked = () => new URLSearchParams(location.search).get("q") ?? "";
  const start = () => { field.value = asked(); show(field.value); };
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("q", field.value);
    // From a folder the address may not be changed; the result is shown all the same.
    try { history.pushState(null, "", address); } catch (error) { /* shown without an address */ }
    show(field.value);
  });
  addEventListener("popstate", start);
  start();
})();
