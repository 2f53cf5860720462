// What a query means: patterns that find it, other words that say it, the parts it is made of. No page is touched.
const wrSearchMatch = (() => {
  "use strict";
  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const HAS_HAN = new RegExp(`[${HAN}]`);
  const ENDINGS = "(?:s|es|ed|d|ing|ies|y|e)?";
  const known = typeof wrSearchWords === "undefined" ? { ways: [], others: [], pages: [] } : wrSearchWords;

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const number = (text) => {
    const [whole, ...rest] = text.replace(/,/g, "").split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",?");
    return [grouped, ...rest.map(escaped)].join("\\.");
  };
  // A word of letters: in its other forms, or, with `begun`, as the beginning of longer words; -ise as -ize.
  const word = (text, begun) => {
    const stem = text.length > 4 && !begun ? text.replace(/(?:ies|es|ed|ing|s|y|e)$/, "") : text;
    const spelt = escaped(stem).replace(/i[sz](?=[aei]|$)/giu, "i[sz]");
    return begun || text.length < 3 ? spelt : `${spelt}${ENDINGS}`;
  };
  // A number is found whole, a Latin word from its beginning, Chinese anywhere.
  const source = (token, begun) => {
    const parts = token.match(new RegExp(`\\d[\\d,]*(?:\\.\\d+)*|[${HAN}]+|[^\\d${HAN}]+`, "g")) || [];
    return parts.map((part, at) => {
      const first = at === 0, last = at === parts.length - 1;
      if (/^\d/.test(part)) return (first ? "(?<![\\d.,])" : "") + number(part) + (last ? "(?![\\d]|[.,]\\d)" : "");
      if (HAS_HAN.test(part)) return escaped(part);
      const starts = first && /^[\p{L}\p{N}]/u.test(part) ? "(?<![\\p{L}\\p{N}])" : "";
      const ends = last && !begun && /\p{L}$/u.test(part) ? "(?!\\p{L})" : "";
      return starts + (first && last ? word(part, begun) : escaped(part)) + ends;
    }).join("\\s?");
  };
  const tokens = (query) => query.normalize("NFKC").trim().split(/\s+/)
    .map((token) => token.replace(/^["'“”‘’「」《》，。、；：]+|["'“”‘’「」《》，。、；：?？!！]+$/g, "")).filter(Boolean);
  const patterns = (query, begun = false) => tokens(query).map((token) => new RegExp(source(token, begun), "giu"));
  // Words of one phrase, in their order: what an alternative of several words must be.
  const phrase = (text) => [new RegExp(tokens(text).map((token) => source(token, false)).join("[\\s-]"), "giu")];

  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/["'“”‘’「」《》]/g, "").replace(/[\s-]+/g, " ").trim();
  const inside = (form) => {
    const before = /^[\p{L}\p{N}]/u.test(form) && !HAS_HAN.test(form[0]) ? "(?<![a-z0-9])" : "";
    const after = /[\p{L}\p{N}]$/u.test(form) && !HAS_HAN.test(form[form.length - 1]) ? "(?![a-z0-9])" : "";
    return new RegExp(before + escaped(form) + after, "u");
  };
  const others = known.others.map(([asked, says]) => [plain(asked), says]).sort((a, b) => b[0].length - a[0].length);
  const ways = known.ways.map(([names, address, title, kind]) => ({ names: names.map(plain), address, title, kind }));

  // The query in other words; the longest other word in it decides.
  const alternatives = (query) => {
    const asked = plain(query);
    const hit = others.find(([form]) => inside(form).test(asked));
    if (!hit) return [];
    const whole = inside(hit[0]);
    return [...new Set(hit[1].map((says) => asked.replace(whole, says).trim()))].filter((text) => text !== asked);
  };

  // A name that is enough of a question to be found within a longer one: several words, or several characters.
  const isTelling = (name) => (HAS_HAN.test(name) ? name.replace(/[^\p{L}\p{N}]/gu, "").length > 3 : /\S\s+\S/.test(name));
  // Pages that tell of what is asked: names that are the query, that begin with it, that stand in it, or that hold it.
  const direct = (queries) => {
    const asked = queries.map(plain).filter(Boolean);
    const score = (name) => Math.max(...asked.map((text) => {
      if (name === text) return 3;
      if (text.length < 2) return 0;
      if (inside(text).test(name)) return name.startsWith(text) ? 2 : 1;
      return isTelling(name) && inside(name).test(text) ? 1.5 : 0;
    }));
    return ways.map((way) => ({ ...way, score: Math.max(...way.names.map(score)) }))
      .filter((way) => way.score > 0).sort((a, b) => b.score - a.score)
      .filter((way, at, all) => all.findIndex((one) => one.address === way.address) === at);
  };

  // The words of a query: at its spaces, where the script changes, and in Chinese where a word ends.
  const parts = (query) => {
    const pieces = tokens(query).flatMap((token) => token.match(new RegExp(`[\\d.,]+|[${HAN}]+|[^\\d${HAN}]+`, "g")) || []);
    const cut = (text) => {
      if (!HAS_HAN.test(text) || text.length < 3) return [text];
      if (typeof Intl === "undefined" || !Intl.Segmenter) return text.match(/.{1,2}/gu);
      return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map((one) => one.segment);
    };
    const found = pieces.flatMap(cut).filter((text) => (HAS_HAN.test(text) ? text.length > 1 : /[\p{L}\p{N}]{2}/u.test(text)));
    return [...new Set(found)];
  };

  const isExact = (way) => way.score === 3;
  return { patterns, phrase, alternatives, direct, isExact, parts, pages: known.pages };
})();
