// The twin of workreport.book.search.pieces: a query is cut as the pages were.
function splitQuery(query) {
  const han = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const token = new RegExp(
    `\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)*|[${han}]+|[\\p{L}_][\\p{L}\\p{N}_]*`, "gu");
  const found = [];
  for (let piece of query.normalize("NFKC").toLowerCase().match(token) || []) {
    if (/^\d/.test(piece)) {
      piece = piece.replace(/,/g, "");
      found.push(piece.includes(".") ? piece : piece + ".");
    } else if (new RegExp(`^[${han}]`).test(piece)) {
      if (piece.length === 1) found.push(piece);
      for (let at = 0; at < piece.length - 1; at += 1) found.push(piece.slice(at, at + 2));
    } else {
      for (const part of piece.match(new RegExp(`[${han}]+|[^${han}]+`, "g"))) {
        found.push(...(part === piece ? [part] : splitQuery(part)));
      }
    }
  }
  return found;
}
