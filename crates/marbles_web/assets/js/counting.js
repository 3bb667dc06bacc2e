// Counts a text as a network does, from the rule that the server hands over.
// The crate `marbles_networks` follows the same rules; its vectors.json holds both to them.

const LINK_ON_X = 23;
const LIGHT_ON_X = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]];
const MARKS_OF_A_LINK = "=_#/+-&";

const WINDOW = 128;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const encoder = new TextEncoder();

/**
 * @param {{limit: ?number, bytes: ?number, unit: {kind: string, link?: "full"|{fixed: number}, emoji?: "one"|"bytes"}}} rule
 * @param {string} text
 * @returns {{used: number, limit: ?number, left: ?number, exceedsAt: ?number}} exceedsAt is an index in the text
 */
export function count(rule, text) {
  let used = 0;
  let bytes = 0;
  let exceedsAt = null;
  const passes = (value, limit) => limit != null && value > limit;
  for (const piece of pieces(text, rule.unit, rule.bytes != null)) {
    used += piece.weight;
    bytes += piece.bytes;
    if (exceedsAt === null && (passes(used, rule.limit) || passes(bytes, rule.bytes))) exceedsAt = piece.start;
  }
  const onlyBytes = passes(bytes, rule.bytes) && !passes(used, rule.limit);
  const limit = (onlyBytes ? rule.bytes : rule.limit) ?? null;
  if (onlyBytes) used = bytes;
  return { used, limit, left: limit === null ? null : limit - used, exceedsAt };
}

function* pieces(text, unit, inBytes) {
  const graphemes = graphemesOf(text);
  const length = (value) => (inBytes ? encoder.encode(value).length : 0);
  const link = linkWeight(unit);
  for (let at = 0; at < graphemes.length; ) {
    const { text: grapheme, start } = graphemes[at];
    const next = link === null ? null : linkEnd(graphemes, at);
    if (next === null) {
      yield { start, weight: weight(grapheme, unit), bytes: length(grapheme) };
      at += 1;
    } else {
      yield { start, weight: link, bytes: length(text.slice(start, graphemes[next]?.start)) };
      at = next;
    }
  }
}

// Browsers copy the whole string for every segment, so a long text is read through a small window. The last grapheme
// of a window may go on beyond it and is read again.
function graphemesOf(text) {
  const graphemes = [];
  for (let from = 0, width = WINDOW; from < text.length; ) {
    let to = Math.min(from + width, text.length);
    if (text.codePointAt(to - 1) > 0xffff) to += 1;
    const found = Array.from(segmenter.segment(text.slice(from, to)), ({ segment, index }) => ({ text: segment, start: from + index }));
    const last = to < text.length ? found.pop().start : to;
    width = found.length ? WINDOW : width * 2;
    for (const grapheme of found) graphemes.push(grapheme);
    from = last;
  }
  return graphemes;
}

function linkWeight(unit) {
  if (unit.kind === "weighted") return LINK_ON_X;
  // A string has a method of that name, so ask what it is first.
  return typeof unit.link === "object" ? unit.link.fixed : null;
}

function weight(grapheme, unit) {
  if (unit.kind === "weighted") return weightOnX(grapheme);
  return unit.emoji === "bytes" && isEmoji(grapheme) ? encoder.encode(grapheme).length : 1;
}

function weightOnX(grapheme) {
  if (grapheme === "\r\n") return 1;
  if (!isEmoji(grapheme)) return sum(grapheme.normalize("NFC"));
  return 2 + sum([...grapheme].slice(1).filter((c) => !joins(c)));
}

function sum(characters) {
  let total = 0;
  for (const c of characters) {
    const code = c.codePointAt(0);
    total += LIGHT_ON_X.some(([first, last]) => first <= code && code <= last) ? 1 : 2;
  }
  return total;
}

function joins(c) {
  return /^[\u200d\ufe0f\u20e3\u{e0020}-\u{e007f}]$/u.test(c) || (c > "\x7f" && /^\p{Emoji}$/u.test(c));
}

function isEmoji(grapheme) {
  const first = String.fromCodePoint(grapheme.codePointAt(0));
  const rest = grapheme.slice(first.length);
  if (first <= "\x7f") return /[0-9#*]/.test(first) && rest.includes("\u20e3");
  if (/\p{Regional_Indicator}/u.test(first)) return /^\p{Regional_Indicator}/u.test(rest);
  if (/\p{Emoji_Presentation}/u.test(first)) return !rest.startsWith("\ufe0e");
  return /\p{Emoji}/u.test(first) && /[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]/u.test(rest);
}

// The index after the last grapheme of the link that begins here, or null.
function linkEnd(graphemes, start) {
  if (start > 0 && /[A-Za-z0-9@#$]$/.test(graphemes[start - 1].text)) return null;
  const scheme = ["https://", "http://"].find((word) => [...word].every((c, i) => graphemes[start + i]?.text.toLowerCase() === c));
  if (!scheme) return null;
  const host = start + scheme.length;
  if (host >= graphemes.length || !isWord(graphemes[host].text)) return null;
  let end = host;
  while (end < graphemes.length && isPart(graphemes[end].text)) end += 1;
  return withoutPunctuation(graphemes, host, end);
}

function withoutPunctuation(graphemes, host, end) {
  const inside = graphemes.slice(host, end);
  const opened = inside.filter((grapheme) => grapheme.text === "(").length;
  let closed = inside.filter((grapheme) => grapheme.text === ")").length;
  for (; end > host + 1; end -= 1) {
    const last = graphemes[end - 1].text;
    if (isWord(last) || MARKS_OF_A_LINK.includes(last[0]) || (last === ")" && closed <= opened)) break;
    if (last === ")") closed -= 1;
  }
  return end;
}

function isWord(grapheme) {
  return grapheme < "\u0530" && /^[\p{Alphabetic}\p{N}]/u.test(grapheme);
}

function isPart(grapheme) {
  return isWord(grapheme) || (/^[!-~]/.test(grapheme) && !/^[<>"{}|\\^`]/.test(grapheme));
}
