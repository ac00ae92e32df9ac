/*
 * The rows of crates.html in memory: columns of numbers, so that 700,000 crates can be searched, counted and sorted while one types.
 *
 * A coded column holds a number per crate that stands for a text of `texts`; 0 stands for the empty one. Names stay in one string a shard.
 * What a view costs is one byte a crate (`select`), and the order in which they come, which is kept for each column (`sorted`). Counting for the
 * filters takes longer and is done in slices afterwards (`CrateCounts`).
 */
'use strict';

class CrateRows {
  constructor(report) {
    this.capacity = report.total;
    this.count = 0;
    this.texts = [''];
    this.codes = new Map([['', 0]]);
    this.shards = [];
    this.ids = new Map();
    this.coded = ['res', 'verdict', 'source', 'step', 'reason', 'cause', 'root', 'direct', 'inside', 'quirk',
      ...report.toolchains.map((_, position) => 'outcome' + position), ...report.toolchains.slice(1).map((_, candidate) => CrateRows.LINT + (candidate + 1)),
      ...CrateRows.matrix(report)];
    this.numbers = ['downloads', 'time', 'memory'];
    this.columns = Object.fromEntries([...this.coded.map(name => [name, new Uint32Array(this.capacity)]),
      ...this.numbers.map(name => [name, new Float64Array(this.capacity)])]);
    this.used = new Map(this.coded.map(name => [name, new Set()]));
    this.titles = new Map(report.causes.map(cause => [cause.id, cause.title]));
    this.severity = new Map(report.words.map((word, rank) => [word.word, rank]));
    this.forget();
  }

  /* The columns that the page of toolchains links to, which is there from three on. */
  static matrix(report) {
    return report.toolchains.length < 3 ? [] : report.toolchains.flatMap((_, position) => position === 0 ? ['standing0'] : ['standing' + position, 'res' + position]);
  }

  /* What was found and sorted is of the rows that were there. */
  forget() {
    this.orders = new Map();
    this.found = null;
    this.whole = null;
  }

  code(text) {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.texts.push(text);
      this.codes.set(text, code);
    }
    return code;
  }

  /* Takes in a shard of data/crates. */
  add(shard) {
    const codes = shard.texts.map(text => this.code(text));
    for (const name of this.coded) {
      this.unroll(name, shard[name] || [0, shard.count], codes);
    }
    for (const name of this.numbers) {
      shard[name] ? this.columns[name].set(shard[name], this.count) : this.columns[name].fill(-1, this.count, this.count + shard.count);
    }
    for (const [index, id] of Object.entries(shard.ids)) {
      this.ids.set(this.count + Number(index), id);
    }
    this.shards.push(CrateRows.named({ first: this.count, count: shard.count, names: shard.names }));
    this.count += shard.count;
    this.forget();
  }

  /* Coded columns come as pairs of a code and how often it stands there one after the other. */
  unroll(name, pairs, codes) {
    const column = this.columns[name];
    const used = new Uint8Array(codes.length);
    let row = this.count;
    for (let index = 0; index < pairs.length; index += 2) {
      const code = codes[pairs[index]];
      used[pairs[index]] = 1;
      for (const end = row + pairs[index + 1]; row < end; row++) {
        column[row] = code;
      }
    }
    const known = this.used.get(name);
    codes.forEach((code, index) => used[index] === 1 && known.add(code));
  }

  /* Adds to a shard its names in lower case, where each line starts, and which letters are in it. */
  static named(shard) {
    const lower = shard.names.toLowerCase();
    shard.lower = lower.length === shard.names.length ? lower : shard.names.replace(/[A-Z]+/g, letters => letters.toLowerCase());
    shard.starts = new Uint32Array(shard.count + 1);
    shard.letters = new Uint32Array(shard.count);
    for (let index = 0, at = 0; index < shard.count; index++) {
      const end = shard.lower.indexOf('\n', at);
      shard.letters[index] = CrateRows.letters(shard.lower, at, end);
      shard.starts[index + 1] = at = end + 1;
    }
    return shard;
  }

  /* Which letters from a to z are in a part of a text, a bit a letter. */
  static letters(text, from, to) {
    let letters = 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      letters |= code >= 97 && code <= 122 ? 1 << code - 97 : 0;
    }
    return letters;
  }

  text(column, row) {
    return this.texts[this.columns[column][row]];
  }

  /* A crate has one text in a column, but several lints, a line each. */
  static parts(column, text) {
    return column.startsWith(CrateRows.LINT) ? text.split('\n') : [text];
  }

  number(column, row) {
    return this.columns[column][row];
  }

  shardOf(row) {
    let low = 0;
    let high = this.shards.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      this.shards[middle].first <= row ? low = middle : high = middle - 1;
    }
    return this.shards[low];
  }

  /* The line of a crate: its name and, after the last space, its version or commit. */
  line(row) {
    const shard = this.shardOf(row);
    const index = row - shard.first;
    return shard.names.substring(shard.starts[index], shard.starts[index + 1] - 1);
  }

  name(row) {
    const line = this.line(row);
    const space = this.text('source', row) === 'local' ? -1 : line.lastIndexOf(' ');
    return space < 0 ? [line, ''] : [line.substring(0, space), line.substring(space + 1)];
  }

  id(row) {
    return this.ids.get(row) || 'reg/' + this.name(row).join('/');
  }

  title(row) {
    const cause = this.text('cause', row);
    return this.titles.get(cause) || cause;
  }

  /* Which rows have the words in their name or in their cause's title; null where there are no words. */
  search(words) {
    const query = words.trim().toLowerCase();
    if (query === '') {
      return null;
    }
    if (this.found === null || this.found.query !== query) {
      const rows = new Uint8Array(this.count);
      for (const written of CrateRows.written(query)) {
        for (const shard of this.shards) {
          CrateRows.searchShard(shard, written, rows);
        }
      }
      this.searchCauses(query, rows);
      this.found = { query, rows };
    }
    return this.found.rows;
  }

  /* The words as they are, and, since `reg/syn/1.0.0` and `syn-1.0.0` are often meant so, as `syn 1.0.0`. */
  static written(query) {
    return new Set([query, query.replace(/^reg\/([^/]+)\/?/, '$1 ').replace(/-(?=\d+\.)/, ' ').trimEnd()]);
  }

  /* Of most lines their letters tell whether the words are in them. */
  static searchShard(shard, query, rows) {
    const { first, letters, lower, starts } = shard;
    const wanted = CrateRows.letters(query, 0, query.length);
    const known = query.length === 1 && wanted !== 0;
    for (let index = 0; index < shard.count; index++) {
      if ((letters[index] & wanted) === wanted && (known || CrateRows.holds(lower, starts[index], starts[index + 1] - 1, query))) {
        rows[first + index] = 1;
      }
    }
  }

  /* Whether a line has the words; a call of indexOf for each of them takes longer. */
  static holds(text, from, to, query) {
    for (let at = from; at <= to - query.length; at++) {
      let alike = 0;
      while (alike < query.length && text.charCodeAt(at + alike) === query.charCodeAt(alike)) {
        alike++;
      }
      if (alike === query.length) {
        return true;
      }
    }
    return false;
  }

  searchCauses(query, rows) {
    const wanted = this.allowed('cause', id => (this.titles.get(id) || '').toLowerCase().includes(query));
    if (wanted.includes(1)) {
      const causes = this.columns.cause;
      for (let row = 0; row < this.count; row++) {
        rows[row] |= wanted[causes[row]];
      }
    }
  }

  /*
   * The rows that have the words and, in every column of `filters` (a map to sets of texts), one of the texts: `marks` has a byte for each row, 1 for
   * those, 2 and more for those that only the filter of that number (from 2 on, as in `names`) keeps out, 0 for all others; null where all are meant.
   */
  select(words, filters) {
    const found = this.search(words);
    if (found === null && filters.size === 0) {
      return { marks: null, names: [], size: this.count };
    }
    const marks = found === null ? new Uint8Array(this.count).fill(1) : found.slice();
    const names = [...filters.keys()];
    names.forEach((name, index) => this.keepOut(marks, name, this.allowed(name, text => CrateRows.parts(name, text).some(part => filters.get(name).has(part))), index + 2));
    let size = 0;
    for (let row = 0; row < marks.length; row++) {
      size += marks[row] === 1 ? 1 : 0;
    }
    return { marks, names, size };
  }

  keepOut(marks, name, allowed, own) {
    const column = this.columns[name];
    for (let row = 0; row < marks.length; row++) {
      if (marks[row] !== 0 && allowed[column[row]] === 0) {
        marks[row] = marks[row] === 1 ? own : 0;
      }
    }
  }

  /* For each code 1 where it stands in this column for a text that is wanted. */
  allowed(name, wanted) {
    const allowed = new Uint8Array(this.texts.length);
    for (const code of this.used.get(name)) {
      allowed[code] = wanted(this.texts[code]) ? 1 : 0;
    }
    return allowed;
  }

  /* The rows of a selection, sorted; rows that are alike stay in the order of their names. */
  sorted(selection, column, descending) {
    const order = this.order(column, descending);
    if (selection.marks === null) {
      return order;
    }
    const rows = new Uint32Array(selection.size);
    const marks = selection.marks;
    for (let index = 0, next = 0; next < rows.length; index++) {
      const row = order[index];
      if (marks[row] === 1) {
        rows[next++] = row;
      }
    }
    return rows;
  }

  /* All rows in the order of a column, kept until more come. */
  order(column, descending) {
    const key = column + ' ' + descending;
    if (!this.orders.has(key)) {
      this.orders.set(key, column === 'name' ? this.byName(descending) : this.numbers.includes(column) ? this.byNumber(column, descending)
        : this.byText(column, descending));
    }
    return this.orders.get(key);
  }

  /* As they came. */
  byName(descending) {
    const order = new Uint32Array(this.count);
    for (let row = 0; row < order.length; row++) {
      order[row] = descending ? order.length - 1 - row : row;
    }
    return order;
  }

  /* Few texts, many rows: the texts are ranked and the rows counted into place. Empty ones come last. */
  byText(column, descending) {
    const used = [...this.used.get(column)];
    used.sort((a, b) => (a === 0) - (b === 0) || (descending ? this.compare(column, b, a) : this.compare(column, a, b)));
    const ranks = new Uint32Array(this.texts.length);
    used.forEach((code, rank) => ranks[code] = rank);
    const keys = new Uint32Array(this.count);
    const codes = this.columns[column];
    for (let row = 0; row < keys.length; row++) {
      keys[row] = ranks[codes[row]];
    }
    return CrateRows.byKey(keys, this.byName(false));
  }

  compare(column, a, b) {
    const [one, other] = [this.texts[a], this.texts[b]];
    if (column === 'res') {
      return (this.severity.get(one) ?? 99) - (this.severity.get(other) ?? 99);
    }
    const name = text => column === 'cause' ? this.titles.get(text) || text : text;
    return name(one) < name(other) ? -1 : name(one) > name(other) ? 1 : 0;
  }

  /* What is not known (-1) comes last. */
  byNumber(column, descending) {
    const numbers = this.columns[column];
    const keys = new Uint32Array(this.count);
    for (let row = 0; row < keys.length; row++) {
      const number = Math.min(numbers[row], CrateRows.MOST);
      keys[row] = number < 0 ? CrateRows.MOST + 1 : descending ? CrateRows.MOST - number : number;
    }
    return CrateRows.byKey(keys, this.byName(false));
  }

  /* Counted into place by the lower half of their keys, then by the upper one: rows with the same key stay as they were. */
  static byKey(keys, rows) {
    const most = keys.reduce((high, key) => key > high ? key : high, 0);
    for (let shift = 0; shift < 32 && most >>> shift > 0; shift += 16) {
      const places = new Uint32Array(65_537);
      for (let index = 0; index < rows.length; index++) {
        places[(keys[index] >>> shift & 0xffff) + 1]++;
      }
      for (let part = 1; part < places.length; part++) {
        places[part] += places[part - 1];
      }
      const next = new Uint32Array(rows.length);
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index];
        next[places[keys[row] >>> shift & 0xffff]++] = row;
      }
      rows = next;
    }
    return rows;
  }
}

/* lint1, lint2, …: what speaks more often under the first candidate, the second, … */
CrateRows.LINT = 'lint';

/* Greater numbers are sorted as if they were this one; one more stands for what is not known. */
CrateRows.MOST = 2 ** 32 - 2;

/*
 * How many rows each text of each of some columns would leave if only that column's own filter were lifted. Counted in slices, so that whoever
 * types or clicks meanwhile does not wait.
 */
class CrateCounts {
  constructor(rows, selection, columns) {
    this.rows = rows;
    this.selection = selection;
    this.columns = columns;
    this.next = 0;
    this.known = selection.marks === null ? rows.whole : null;
    this.counts = this.known || new Map(columns.map(name => [name, new Uint32Array(rows.texts.length)]));
  }

  /* Counts a slice; whether that was the last. */
  step() {
    const end = Math.min(this.next + CrateCounts.SLICE, this.rows.count);
    if (this.known === null) {
      this.columns.forEach(name => this.add(this.counts.get(name), this.rows.columns[name], 2 + this.selection.names.indexOf(name), end));
      this.next = end;
    }
    const done = this.known !== null || end === this.rows.count;
    if (done && this.selection.marks === null) {
      this.rows.whole = this.counts;
    }
    return done;
  }

  /* `lifted` is the mark of rows that only this column's filter keeps out, 1 where it has none. */
  add(counts, column, lifted, end) {
    const marks = this.selection.marks;
    for (let row = this.next; row < end; row++) {
      if (marks === null || marks[row] === 1 || (lifted > 1 && marks[row] === lifted)) {
        counts[column[row]]++;
      }
    }
  }

  /* The texts of a column that stand in any row, each with its number. */
  values(name) {
    const counts = this.counts.get(name);
    const numbers = new Map();
    for (const code of this.rows.used.get(name)) {
      for (const part of CrateRows.parts(name, this.rows.texts[code])) {
        numbers.set(part, (numbers.get(part) || 0) + counts[code]);
      }
    }
    return [...numbers].map(([text, number]) => ({ text, number }));
  }
}

/* So many rows of all columns are counted within a frame. */
CrateCounts.SLICE = 100_000;
