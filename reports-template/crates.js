/*
 * crates.html: search, facets, sorting, export, and the state of all that in the address after '#'.
 *
 * The names in the address are a promise, since other pages link to them:
 *   q          words in a crate's name or in its cause's title
 *   res        the headline: regressed, fixed, undecided, build-fail, …          verdict   confirmed, flaky, …
 *   outcome0, outcome1, …  the outcome under each toolchain in Crater's spelling, empty for one that was not run
 *   step, reason           where and why the run that tells failed
 *   cause, root, direct    the cause's id; the package at fault (reg/time/0.3.20); 1 for crates at fault themselves, 0 for blocked ones
 *   inside                 what is new in a crate that fails on both sides: new-errors, …
 *   standing0, standing1, …; res1, res2, …  where there are three toolchains or more: how a crate stands under each by all attempts (passes, tests-vary,
 *                          tests-fail, build-varies, fails, untried), and the headline under each candidate alone
 *   lint1, lint2, …        a lint that speaks more often under that candidate, in the words of the filter
 *   source, quirk          registry, GitHub, git, local; what is special about it
 *   sort                   a column's name, with '-' before it the other way round
 * A name may come several times: res=regressed&res=fixed means either. Different names together mean both.
 */
'use strict';

class CratesPage {
  constructor(report) {
    this.report = report;
    this.rows = new CrateRows(report);
    const facets = CratesPage.facets(report);
    this.facets = new CratesFacets(this, facets);
    this.filterable = [...facets.map(facet => facet.name), 'root', 'direct', ...CrateRows.matrix(report)];
    this.whole = false;
    this.size = document.getElementById('size');
    this.search = document.getElementById('search');
    this.chips = document.getElementById('chips');
    this.empty = document.getElementById('empty');
    this.grid = new CratesGrid(document.getElementById('crates'), this.columns(), row => this.visit(row), name => this.resort(name));
    this.listen();
    this.readAddress();
  }

  static facets(report) {
    const outcome = (toolchain, position) => ({ name: 'outcome' + position, title: (position === 0 ? 'Baseline ' : 'Candidate ') + toolchain.release,
      more: toolchain.name });
    const lint = (toolchain, candidate) => ({ name: CrateRows.LINT + (candidate + 1), title: 'Lints, more often', more: report.toolchains.length > 2 ? toolchain.name : '' });
    return [{ name: 'res', title: 'Result' }, { name: 'verdict', title: 'Believed' }, { name: 'cause', title: 'Cause' },
      ...report.toolchains.map(outcome), { name: 'step', title: 'Failed at' }, { name: 'reason', title: 'Reason' },
      { name: 'inside', title: 'Fails on both sides' }, ...report.toolchains.slice(1).map(lint), { name: 'source', title: 'Source' }, { name: 'quirk', title: 'Special' }];
  }

  columns() {
    const outcome = (toolchain, position) => ({ name: 'outcome' + position, title: toolchain.release,
      width: 'minmax(9.2rem, 1.6fr)', least: 9.2, cell: row => this.outcomeCell(row, position) });
    return [{ name: 'name', title: 'Crate', width: 'minmax(9.1rem, 2fr)', least: 9.1, cell: row => this.nameCell(row) },
      { name: 'res', title: 'Result', width: 'minmax(11.3rem, 1fr)', least: 11.3, cell: row => this.resultCell(row) },
      ...this.report.toolchains.map(outcome),
      { name: 'cause', title: 'Cause', width: 'minmax(8.6rem, 3fr)', least: 8.6, cell: row => this.causeCell(row) },
      ...!this.report.downloads ? [] : [{ name: 'downloads', title: 'Downloads', number: true, width: '7.5rem', least: 7.5, cell: row => CratesPage.number(this.rows.number('downloads', row), maar.grouped) }],
      { name: 'time', title: 'Time', number: true, width: '5.8rem', least: 5.8, cell: row => CratesPage.number(this.rows.number('time', row), maar.duration) },
      { name: 'memory', title: 'Memory', number: true, width: '5.2rem', least: 5.2, cell: row => CratesPage.number(this.rows.number('memory', row), size => maar.grouped(size) + ' MB') }];
  }

  nameCell(row) {
    const [name, version] = this.rows.name(row);
    const link = maar.link(maar.crateLink(this.rows.id(row)), name, 'name');
    link.tabIndex = -1;
    link.title = maar.visible(name + ' ' + version);
    return version === '' ? [link] : [link, ' ', maar.element('span', 'version', version)];
  }

  resultCell(row) {
    const word = this.rows.text('res', row);
    const verdict = this.rows.text('verdict', row);
    const cell = [maar.element('span', 'dot ' + this.look(word)), ' ', word];
    return verdict === '' || verdict === 'none' ? cell : [...cell, ' ', maar.element('span', 'soft', verdict)];
  }

  look(word) {
    const known = this.report.words.find(one => one.word === word);
    return known ? known.look : 'none';
  }

  outcomeCell(row, position) {
    const outcome = this.rows.text('outcome' + position, row);
    const text = maar.element('span', 'clip', outcome === '' ? 'not run' : maar.shortOutcome(outcome));
    text.title = maar.visible(outcome);
    return [maar.element('span', 'dot ' + maar.outcomeLook(outcome)), ' ', text];
  }

  causeCell(row) {
    const cause = this.rows.text('cause', row);
    if (cause === '') {
      return [];
    }
    const title = this.rows.title(row);
    const blocked = this.rows.text('direct', row) === '0' ? [' ', maar.element('span', 'soft', 'blocked by ' + this.rows.text('root', row).replace(/^reg\//, '').replace('/', ' '))] : [];
    const page = this.report.causes.find(one => one.id === cause && one.page);
    const text = page ? maar.link('causes/' + cause + '.html', title, 'clip') : maar.element('span', 'clip', title);
    text.tabIndex = -1;
    text.title = maar.visible(title);
    return [text, ...blocked];
  }

  static number(value, words) {
    return value < 0 ? [maar.element('span', 'soft', '–')] : [words(value)];
  }

  listen() {
    window.addEventListener('hashchange', () => this.readAddress());
    this.search.addEventListener('input', () => {
      this.state.q = this.search.value;
      this.update();
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.writeAddress(true), 300);
    });
    document.getElementById('csv').addEventListener('click', () => CratesExport.csv(this));
    document.getElementById('json').addEventListener('click', () => CratesExport.json(this));
    document.getElementById('copy').addEventListener('click', () => this.copyLink());
    for (const button of document.querySelectorAll('[data-clear]')) {
      button.addEventListener('click', () => {
        this.clear();
        this.search.focus();
      });
    }
    document.addEventListener('keydown', event => {
      if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        this.search.focus();
      }
    });
  }

  /* The address says everything that is shown; back and forward change it. */
  readAddress() {
    if (this.written === location.hash) {
      return;
    }
    this.written = location.hash;
    const words = new URLSearchParams(location.hash.slice(1));
    const sort = words.get('sort') || 'res';
    const column = sort.replace(/^-/, '');
    const known = this.grid.columns.some(one => one.name === column);
    this.state = { q: words.get('q') || '', sort: known ? column : 'res', turned: known && sort.startsWith('-'), filters: new Map() };
    for (const name of this.filterable) {
      if (words.has(name)) {
        this.state.filters.set(name, new Set(words.getAll(name)));
      }
    }
    this.search.value = this.state.q;
    this.update();
  }

  address() {
    const words = new URLSearchParams();
    for (const [name, texts] of this.state.filters) {
      texts.forEach(text => words.append(name, text));
    }
    if (this.state.q.trim() !== '') {
      words.set('q', this.state.q.trim());
    }
    if (this.state.sort !== 'res' || this.state.turned) {
      words.set('sort', (this.state.turned ? '-' : '') + this.state.sort);
    }
    return '#' + words;
  }

  /* A click is a step to go back to; typing is not. */
  writeAddress(replacing) {
    clearTimeout(this.typing);
    const address = this.address();
    if (address !== (location.hash || '#')) {
      replacing ? location.replace(address) : location.hash = address;
    }
    this.written = location.hash;
  }

  change() {
    this.writeAddress(false);
    this.update();
  }

  toggle(name, text) {
    const texts = this.state.filters.get(name) || new Set();
    texts.has(text) ? texts.delete(text) : texts.add(text);
    texts.size === 0 ? this.state.filters.delete(name) : this.state.filters.set(name, texts);
    this.change();
  }

  clear() {
    this.state.filters.clear();
    this.state.q = this.search.value = '';
    this.change();
  }

  resort(name) {
    const again = this.state.sort === name;
    this.state.turned = again && !this.state.turned;
    this.state.sort = name;
    this.change();
  }

  /* Numbers go from many to few unless turned round, texts from A to Z. */
  descending() {
    return ['downloads', 'time', 'memory'].includes(this.state.sort) !== this.state.turned;
  }

  /* The rows first; the filters' numbers follow. */
  update(keep) {
    this.selection = this.rows.select(this.state.q, this.state.filters);
    this.shown = this.rows.sorted(this.selection, this.state.sort, this.descending());
    this.grid.mark(this.state.sort, this.descending());
    this.grid.show(this.shown, keep);
    this.drawChips();
    if (this.whole) {
      this.facets.later(this.selection);
    }
    this.empty.hidden = this.shown.length > 0 || !this.whole || this.rows.count === 0;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), 150);
    this.tellSoon();
  }

  /* What is counted before all is read is not the whole, and says so. */
  tellSoon() {
    const all = maar.counted(this.rows.count, 'crate') + (this.whole ? '' : ' read so far');
    document.getElementById('shown').textContent = this.shown.length === this.rows.count ? all : maar.grouped(this.shown.length) + ' of ' + all;
  }

  /* For a screen reader, once the typing rests. */
  tell() {
    this.size.textContent = maar.counted(this.shown.length, 'crate') + (this.whole ? ' shown' : ' shown so far');
  }

  drawChips() {
    const chips = [];
    for (const [name, texts] of this.state.filters) {
      for (const text of texts) {
        chips.push(this.chip(name, text));
      }
    }
    this.chips.replaceChildren(...chips);
    document.getElementById('clear').hidden = chips.length === 0 && this.state.q.trim() === '';
  }

  chip(name, text) {
    const button = maar.element('button', 'chip', maar.element('span', 'soft', this.filterTitle(name) + ' '), this.valueTitle(name, text), ' ×');
    button.type = 'button';
    button.setAttribute('aria-label', maar.visible('remove filter ' + this.filterTitle(name) + ' ' + this.valueTitle(name, text)));
    button.addEventListener('click', () => {
      const place = [...this.chips.children].indexOf(button);
      this.toggle(name, text);
      (this.chips.children[Math.min(place, this.chips.children.length - 1)] || this.search).focus();
    });
    return button;
  }

  filterTitle(name) {
    const facet = this.facets.facets.find(one => one.name === name);
    if (facet) {
      return facet.title;
    }
    const [, word, position] = name.match(/^(standing|res)(\d+)$/) || [];
    return word ? (word === 'res' ? 'Result ' : 'Stands ') + this.report.toolchains[position].release : { root: 'Package at fault', direct: 'At fault itself' }[name];
  }

  valueTitle(name, text) {
    if (name === 'cause') {
      return this.rows.titles.get(text) || text || 'none';
    }
    if (name === 'direct') {
      return text === '1' ? 'yes' : text === '0' ? 'no, blocked' : text;
    }
    return text === '' ? (name.startsWith('outcome') ? 'not run' : 'none') : text;
  }

  visit(row) {
    location.href = maar.crateLink(this.rows.id(row));
  }

  async copyLink() {
    this.writeAddress(true);
    await maar.copy(location.href);
    const button = document.getElementById('copy');
    button.textContent = 'Copied';
    clearTimeout(this.copied);
    this.copied = setTimeout(() => button.textContent = 'Copy link', 1500);
  }

  /*
   * Takes in one shard after the other, the next ones being on their way meanwhile. The first one's rows are shown at once, and what has come can be
   * used; numbers are those of the rows read so far, as is said, until all are there.
   */
  async read() {
    const shards = Math.ceil(this.report.total / this.report.shard);
    const coming = [];
    let drawn = 0;
    for (let number = 0; number < shards; number++) {
      while (coming.length < CratesPage.AHEAD && number + coming.length < shards) {
        coming.push(CratesPage.shard(number + coming.length));
      }
      this.rows.add(await coming.shift());
      this.tellProgress();
      if (number === 0 || performance.now() - drawn > 400) {
        this.update(number > 0);
        drawn = performance.now();
        await new Promise(done => number === 0 ? requestAnimationFrame(() => setTimeout(done)) : setTimeout(done));
      }
    }
    this.whole = true;
    this.update(true);
    this.facets.now(this.selection);
    document.getElementById('progress').hidden = true;
    document.body.dataset.ready = 'true';
  }

  /* A shard on its way; that it is not there is told when its turn comes. */
  static shard(number) {
    const coming = maar.load('crates', number, maar.shard('crates', number, 3));
    coming.catch(() => {});
    return coming;
  }

  tellProgress() {
    const bar = document.getElementById('progress');
    bar.querySelector('progress').value = this.rows.count / this.report.total;
    bar.querySelector('span').textContent = maar.grouped(this.rows.count) + ' of ' + maar.counted(this.report.total, 'crate') + ' read';
  }
}

/* So many shards are asked for at a time. */
CratesPage.AHEAD = 3;

/* What is shown, as a file. */
class CratesExport {
  static names(page) {
    return ['crate', 'name', 'version', ...page.rows.coded, 'cause_title', 'downloads', 'time_ms', 'memory_mb'];
  }

  static values(page, row) {
    const known = name => page.rows.number(name, row) < 0 ? null : page.rows.number(name, row);
    return [page.rows.id(row), ...page.rows.name(row), ...page.rows.coded.map(name => page.rows.text(name, row).replaceAll('\n', '; ')), page.rows.title(row),
      known('downloads'), known('time'), known('memory')];
  }

  /* What a spreadsheet would take for a formula gets an apostrophe before it, as in results.csv. */
  static cell(value) {
    if (value === null) {
      return '';
    }
    if (typeof value === 'number') {
      return String(value);
    }
    const text = maar.visible(value);
    const safe = /^[=+\-@\t\r\n ＝＋－＠]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }

  static csv(page) {
    const lines = [CratesExport.names(page).join(',') + '\n'];
    page.shown.forEach(row => lines.push(CratesExport.values(page, row).map(CratesExport.cell).join(',') + '\n'));
    maar.save(page.report.name + '-crates.csv', 'text/csv', lines);
  }

  static json(page) {
    const names = CratesExport.names(page);
    const lines = ['{"experiment": ' + JSON.stringify(page.report.name) + ', "view": ' + JSON.stringify(page.address()) + ', "crates": ['];
    page.shown.forEach((row, at) => lines.push((at === 0 ? '\n' : ',\n')
      + JSON.stringify(Object.fromEntries(CratesExport.values(page, row).map((value, index) => [names[index], value])))));
    maar.save(page.report.name + '-crates.json', 'application/json', [...lines, '\n]}\n']);
  }
}

maar.load('report', 0, 'data/report.js')
  .then(report => new CratesPage(report).read())
  .catch(error => {
    const notice = document.getElementById('trouble');
    notice.hidden = false;
    notice.textContent = 'This table could not be read: ' + maar.visible(error.message) + '. The folder of the report has to be whole: data/ beside this page.';
  });
