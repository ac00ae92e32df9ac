/*
 * Lays two logs beside each other: lines that say the same stand on the same row, whatever their times, hashes and folders.
 *
 * The difference is found by jsdiff (assets/diff.min.js), between what both begin and end with. Where that would take too long, because the logs
 * have hardly anything in common, what is left stands beside each other as it comes.
 */
'use strict';

const align = (() => {
  /*
   * The work grows with the square of the edits. Two logs of 20,000 lines that differ everywhere, in Chromium on a busy machine of two cores: 0.3 to 0.5 s
   * for 1,000 edits, 1.1 to 3.9 s for 2,500.
   */
  const MOST_EDITS = 1000;

  const CHANGING = [
    [/\x1b\[[0-9;:]*m/g, ''],
    [/\b0x[0-9a-f]{4,}\b/g, '0xN'],
    [/\b[0-9a-f]{8,}\b/g, 'H'],
    [/\b\d+(\.\d+)? ?(ms|s|secs?|seconds|minutes?|m)\b/g, 'T'],
    [/(\/[\w.+~@-]+)*\/target\//g, '/target/'],
    [/(\/[\w.+~@-]+)*\/(toolchain|sysroot|rustc-\d[\w.]*)\//g, '/toolchain/'],
    [/\b(thread|process|pid) '?\d+'?/g, '$1 N']];

  /* A line without what is never the same twice. */
  function normalised(line) {
    return CHANGING.reduce((text, [pattern, place]) => text.replace(pattern, place), line);
  }

  /* The rows: {same, left, right}, each side the number of a line or -1. */
  function rows(left, right) {
    const a = left.map(normalised);
    const b = right.map(normalised);
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) {
      head++;
    }
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
      tail++;
    }
    const made = [];
    same(made, 0, 0, head);
    middle(made, a.slice(head, a.length - tail), b.slice(head, b.length - tail), head);
    same(made, a.length - tail, b.length - tail, tail);
    return made;
  }

  function same(made, left, right, count) {
    for (let index = 0; index < count; index++) {
      made.push({ same: true, left: left + index, right: right + index });
    }
  }

  function different(made, left, lefts, right, rights) {
    for (let index = 0; index < Math.max(lefts, rights); index++) {
      made.push({ same: false, left: index < lefts ? left + index : -1, right: index < rights ? right + index : -1 });
    }
  }

  function middle(made, a, b, head) {
    const parts = Diff.diffArrays(a, b, { maxEditLength: MOST_EDITS });
    if (parts === undefined) {
      different(made, head, a.length, head, b.length);
      return;
    }
    let [left, right] = [head, head];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (!part.removed && !part.added) {
        same(made, left, right, part.count);
        left += part.count;
        right += part.count;
        continue;
      }
      const next = parts[index + 1];
      const both = next && (next.added || next.removed) && next.added !== part.added;
      const lefts = (part.removed ? part.count : 0) + (both && next.removed ? next.count : 0);
      const rights = (part.added ? part.count : 0) + (both && next.added ? next.count : 0);
      different(made, left, lefts, right, rights);
      left += lefts;
      right += rights;
      index += both ? 1 : 0;
    }
  }

  /* The rows as blocks: what differs, with some lines about it, and what is the same between them. */
  function blocks(rows, about) {
    const shown = new Uint8Array(rows.length);
    rows.forEach((row, at) => {
      if (!row.same) {
        shown.fill(1, Math.max(0, at - about), at + about + 1);
      }
    });
    const made = [];
    for (let at = 0; at < rows.length;) {
      let end = at;
      while (end < rows.length && shown[end] === shown[at]) {
        end++;
      }
      made.push({ folded: shown[at] === 0 && end - at > 2, from: at, to: end });
      at = end;
    }
    return made;
  }

  return { rows, blocks, normalised };
})();
