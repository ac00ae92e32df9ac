/*
 * The rows of crates.html in memory: columns of numbers, so that 700,000 crates can be searched, counted and sorted while one types.
 *
 * A coded column holds a number per crate that stands for a text of `texts`; 0 stands for the empty one. Names stay in one string a shard.
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
      ...report.toolchains.map((_, position) => 'outcome' + position)];
    this.columns = Object.fromEntries(this.coded.map(name => [name, new Uint32Array(this.capacity)]));
    for (const name of ['downloads', 'time', 'memory']) {
      this.columns[name] = new Float64Array(this.capacity);
    }
    this.titles = new Map(report.causes.map(cause => [cause.id, cause.title]));
    this.severity = new Map(report.words.map((word, rank) => [word.word, rank]));
    this.orders = new Map();
    this.found = null;
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
      this.unroll(this.columns[name], shard[name] || [0, shard.count], codes);
    }
    for (const name of ['downloads', 'time', 'memory']) {
      this.columns[name].set(shard[name] || new Array(shard.count).fill(-1), this.count);
    }
    for (const [index, id] of Object.entries(shard.ids)) {
      this.ids.set(this.count + Number(index), id);
    }
    this.shards.push({ first: this.count, names: shard.names, lower: shard.names.toLowerCase(), starts: CrateRows.starts(shard) });
    this.count += shard.count;
    this.orders.clear();
    this.found = null;
  }

  /* Coded columns come as pairs of a code and how often it stands there one after the other. */
  unroll(column, pairs, codes) {
    let row = this.count;
    for (let index = 0; index < pairs.length; index += 2) {
      column.fill(codes[pairs[index]], row, row += pairs[index + 1]);
    }
  }

  static starts(shard) {
    const starts = new Uint32Array(shard.count + 1);
    for (let index = 1, at = 0; index <= shard.count; index++) {
      at = shard.names.indexOf('\n', at) + 1;
      starts[index] = at;
    }
    return starts;
  }

  text(column, row) {
    return this.texts[this.columns[column][row]];
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
    const query = CrateRows.query(words);
    if (query === '') {
      return null;
    }
    if (this.found && this.found.query === query) {
      return this.found.rows;
    }
    const rows = new Uint8Array(this.count);
    for (const shard of this.shards) {
      CrateRows.searchShard(shard, query, rows);
    }
    this.searchCauses(query, rows);
    this.found = { query, rows };
    return rows;
  }

  /* `reg/syn/1.0.0` and `syn-1.0.0` are found as `syn 1.0.0`. */
  static query(words) {
    return words.trim().toLowerCase().replace(/^reg\/([^/]+)\/?/, '$1 ').replace(/-(?=\d+\.)/, ' ').trimEnd();
  }

  static searchShard(shard, query, rows) {
    let index = 0;
    for (let at = shard.lower.indexOf(query); at >= 0; at = shard.lower.indexOf(query, shard.starts[index])) {
      index = CrateRows.lineAt(shard.starts, index, at) + 1;
      rows[shard.first + index - 1] = 1;
      if (index >= shard.starts.length - 1) {
        return;
      }
    }
  }

  static lineAt(starts, from, at) {
    let low = from;
    let high = starts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      starts[middle] <= at ? low = middle : high = middle - 1;
    }
    return low;
  }

  searchCauses(query, rows) {
    const wanted = new Set();
    for (const [id, title] of this.titles) {
      if (this.codes.has(id) && title.toLowerCase().includes(query)) {
        wanted.add(this.codes.get(id));
      }
    }
    if (wanted.size > 0) {
      const causes = this.columns.cause;
      for (let row = 0; row < this.count; row++) {
        if (causes[row] !== 0 && wanted.has(causes[row])) {
          rows[row] = 1;
        }
      }
    }
  }

  /*
   * The rows that have the words and, in every column of `filters` (a map to sets of texts), one of the texts. With them, for every
   * column of `facets`, how many rows each text would leave if only that column's own filter were lifted.
   */
  select(words, filters, facets) {
    const found = this.search(words);
    const active = [...filters].map(([name, texts]) => ({ name, column: this.columns[name], allowed: this.allowed(texts) }));
    const counting = facets.map(name => ({ name, column: this.columns[name], counts: new Uint32Array(this.texts.length) }));
    const lifted = active.map(one => counting.filter(other => other.name === one.name));
    const mask = new Uint8Array(this.count);
    let size = 0;
    for (let row = 0; row < this.count; row++) {
      if (found !== null && found[row] === 0) {
        continue;
      }
      const failed = CrateRows.failed(active, row);
      if (failed === -1) {
        mask[row] = 1;
        size++;
      }
      for (const one of failed === -1 ? counting : failed >= 0 ? lifted[failed] : []) {
        one.counts[one.column[row]]++;
      }
    }
    return { mask, size, counts: new Map(counting.map(one => [one.name, one.counts])) };
  }

  allowed(texts) {
    const allowed = new Uint8Array(this.texts.length);
    for (const text of texts) {
      if (this.codes.has(text)) {
        allowed[this.codes.get(text)] = 1;
      }
    }
    return allowed;
  }

  /* -1 where a row passes all filters, the filter's number where it fails one alone, else -2. */
  static failed(active, row) {
    let failed = -1;
    for (let index = 0; index < active.length; index++) {
      if (active[index].allowed[active[index].column[row]] === 0) {
        if (failed >= 0) {
          return -2;
        }
        failed = index;
      }
    }
    return failed;
  }

  /* The rows of a selection, sorted; rows that are alike stay in the order of their names. */
  sorted(selection, column, descending) {
    const order = this.order(column, descending);
    const rows = new Uint32Array(selection.size);
    let next = 0;
    for (let index = 0; index < this.count; index++) {
      const row = order === null ? (descending ? this.count - 1 - index : index) : order[index];
      if (selection.mask[row] === 1) {
        rows[next++] = row;
      }
    }
    return rows;
  }

  /* All rows in the order of a column; null where that is the order in which they came. */
  order(column, descending) {
    if (column === 'name') {
      return null;
    }
    const key = column + ' ' + descending;
    if (!this.orders.has(key)) {
      this.orders.set(key, this.coded.includes(column) ? this.byText(column, descending) : this.byNumber(column, descending));
    }
    return this.orders.get(key);
  }

  /* Few texts, many rows: the texts are ranked and the rows counted into place. Empty ones come last. */
  byText(column, descending) {
    const codes = this.columns[column].subarray(0, this.count);
    const counts = new Uint32Array(this.texts.length);
    codes.forEach(code => counts[code]++);
    const used = [...counts.keys()].filter(code => counts[code] > 0);
    used.sort((a, b) => (a === 0) - (b === 0) || (descending ? this.compare(column, b, a) : this.compare(column, a, b)));
    let next = 0;
    for (const code of used) {
      const number = counts[code];
      counts[code] = next;
      next += number;
    }
    const order = new Uint32Array(this.count);
    codes.forEach((code, row) => order[counts[code]++] = row);
    return order;
  }

  compare(column, a, b) {
    const [one, other] = [this.texts[a], this.texts[b]];
    if (column === 'res') {
      return (this.severity.get(one) ?? 99) - (this.severity.get(other) ?? 99);
    }
    const name = text => column === 'cause' ? this.titles.get(text) || text : text;
    return name(one) < name(other) ? -1 : name(one) > name(other) ? 1 : 0;
  }

  /* Sorting plain numbers needs no comparisons by us: the row's number rides in the lowest 21 bits. What is not known (-1) comes last. */
  byNumber(column, descending) {
    const numbers = this.columns[column];
    const keys = new Float64Array(this.count);
    for (let row = 0; row < this.count; row++) {
      const number = Math.min(numbers[row], CrateRows.MOST);
      const rank = number < 0 ? CrateRows.MOST + 1 : descending ? CrateRows.MOST - number : number;
      keys[row] = rank * CrateRows.ROWS + row;
    }
    keys.sort();
    return Uint32Array.from(keys, key => key % CrateRows.ROWS);
  }
}

/* 2^21 rows, and numbers to 2^32 - 2: together 53 bits, all that a number holds exactly. */
CrateRows.ROWS = 2 ** 21;
CrateRows.MOST = 2 ** 32 - 2;
