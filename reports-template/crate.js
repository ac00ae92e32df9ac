/*
 * crate.html#ID: one crate, by its id (crate.html#reg/syn/1.0.0): the verdict, what the compiler said, both logs beside each other, and how it was run.
 *
 * Its data are one entry of a file in data/details, found by the ids with which the files begin (report.details).
 */
'use strict';

class CratePage {
  constructor(report) {
    this.report = report;
    this.title = document.title;
    window.addEventListener('hashchange', () => this.open());
  }

  async open() {
    this.id = CratePage.decoded(location.hash.slice(1));
    this.say('');
    const number = this.file();
    if (this.id === '' || number < 0) {
      this.missing();
      return;
    }
    const file = await maar.load('details', number, maar.shard('details', number, 4));
    const found = file.crates.find(crate => crate[0] === this.id);
    if (!found) {
      this.missing();
      return;
    }
    this.crate = CrateDetails.of(found, file, this.report);
    const histories = this.report.histories.includes(number) ? await maar.load('history', number, maar.shard('history', number, 4)) : {};
    this.history = Object.hasOwn(histories, this.id) ? histories[this.id] : { since: '', past: [] };
    this.draw();
    document.body.dataset.ready = 'true';
  }

  /* What is no address of ours is taken as it stands. */
  static decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  missing() {
    document.getElementById('crate').hidden = true;
    document.title = this.title;
    this.say(this.id === '' ? 'No crate is named: open one from the table of all crates.'
      : 'This report has no crate "' + this.id + '".');
    document.body.dataset.ready = 'true';
  }

  say(words) {
    const notice = document.getElementById('trouble');
    notice.hidden = words === '';
    notice.textContent = maar.visible(words);
  }

  /* The last file that does not begin behind the id; -1 for none. */
  file() {
    const begins = this.report.details.map(([, id]) => id);
    let found = -1;
    begins.forEach((id, number) => found = CratePage.compare(id, this.id) <= 0 ? number : found);
    return found;
  }

  /* As dev.maar.crates.CrateId: registry, GitHub, local, other repositories; then by the id. */
  static compare(one, other) {
    const kind = id => ['reg/', 'gh/', 'local/', 'git/'].findIndex(start => id.startsWith(start));
    return kind(one) - kind(other) || (one < other ? -1 : one > other ? 1 : 0);
  }

  draw() {
    const crate = this.crate;
    document.title = maar.visible(crate.name) + ' – ' + this.title.replace(/^.* – (?=.* – )/, '');
    document.getElementById('crate').hidden = false;
    this.fill('title', crate.name);
    this.fill('tags', ...this.tags());
    this.fill('verdicts', ...this.verdicts());
    this.fill('runs', ...crate.runs.map((run, position) => this.run(run, position)));
    this.fill('said', ...this.said());
    this.section('said');
    this.fill('history', ...this.earlier());
    this.section('history');
    this.fill('conditions', ...this.conditions());
    this.drawLogs();
  }

  fill(id, ...children) {
    document.getElementById(id).replaceChildren(...children.map(child => typeof child === 'string' ? maar.visible(child) : child));
  }

  /* A section with nothing in it is not there. */
  section(id) {
    const part = document.getElementById(id);
    part.closest('section').hidden = part.childNodes.length === 0;
  }

  tags() {
    const crate = this.crate;
    const tags = [];
    if (crate.more.status) {
      tags.push(maar.element('span', 'status', crate.more.status));
    }
    if (crate.url) {
      tags.push(maar.link(crate.url, crate.id.startsWith('reg/') ? 'registry page' : 'repository'));
    }
    if (crate.more.downloads !== undefined) {
      tags.push(maar.element('span', 'soft', maar.counted(crate.more.downloads, 'download')));
    }
    tags.push(maar.link('crates.html#q=' + encodeURIComponent(crate.line), 'in the table'));
    return tags;
  }

  verdicts() {
    const crate = this.crate;
    const made = crate.judgements.map((judgement, candidate) => {
      const several = crate.judgements.length > 1 ? [maar.element('span', 'soft', this.toolchain(candidate + 1) + ': ')] : [];
      return maar.element('li', judgement.look, maar.element('span', 'dot ' + judgement.look), ' ', ...several,
        maar.element('span', 'judgement', judgement.text), ...CratePage.inside(judgement));
    });
    if (crate.more.cause) {
      made.push(maar.element('li', '', maar.element('span', 'soft', 'Cause: '), ...this.cause(crate.more.cause)));
    }
    if (crate.more.quirk) {
      const quirk = crate.more.quirk;
      made.push(maar.element('li', '', maar.element('span', 'soft', 'Special: '), quirk.effect + ': ' + quirk.reason + ' ', maar.element('code', '', quirk.place)));
    }
    if (crate.more.flakyElsewhere) {
      made.push(maar.element('li', '', 'Another experiment saw it to be flaky.'));
    }
    return made;
  }

  static inside(judgement) {
    const line = (sign, look, said) => text => maar.element('li', look, maar.element('span', 'sign', sign), ' ', maar.element('span', 'unseen', said), text);
    const lines = [...(judgement.worse || []).map(line('+', 'new', 'new: ')), ...(judgement.better || []).map(line('−', 'gone', 'gone: '))];
    return lines.length === 0 ? [] : [maar.element('ul', 'inside', ...lines)];
  }

  cause(cause) {
    const known = this.report.causes.find(one => one.id === cause.id);
    const title = known ? known.title : [cause.code, cause.words].filter(part => part !== '').join(': ') || 'see the logs';
    const made = [known && known.page ? maar.link('causes/' + cause.id + '.html', title) : maar.element('span', '', title)];
    if (!cause.direct) {
      made.push(maar.element('span', 'soft', ' in '), maar.link(maar.crateLink(cause.root), cause.root.replace(/^reg\//, '').replace('/', ' ')),
        maar.element('span', 'soft', ', on which it depends'));
    }
    return [...made, ' · ', maar.link('crates.html#cause=' + cause.id, 'all crates with this cause')];
  }

  toolchain(position) {
    const toolchain = this.report.toolchains[position];
    return toolchain.release + ' ' + toolchain.name;
  }

  /* One toolchain: how it ended, every attempt, the steps of the first. */
  run(run, position) {
    const toolchain = this.report.toolchains[position];
    const head = maar.element('h3', '', maar.element('span', 'role', position === 0 ? 'baseline' : 'candidate'), ' rustc ' + toolchain.release + ' ',
      maar.element('code', '', toolchain.name));
    if (run.length === 0) {
      return maar.element('article', 'run-card', head, maar.element('p', 'soft', 'Not run.'));
    }
    const first = run[0];
    const outcome = maar.element('p', 'outcome', maar.element('span', 'dot ' + maar.outcomeLook(first.outcome)), ' ', maar.element('b', '', first.outcome));
    return maar.element('article', 'run-card', head, outcome, this.attempts(run, position), this.steps(first));
  }

  attempts(run, position) {
    const head = maar.element('tr', '', ...['Attempt', 'Outcome', 'Time', 'CPU', 'Memory', 'Log'].map(title => CratePage.headCell(title)));
    const rows = run.map((attempt, index) => {
      const logs = this.crate.more.logs;
      const log = logs && logs[position] && this.isKept(run, index) ? maar.link(logs[position] + '/' + CratePage.logName(index + 1), 'text') : '–';
      return maar.element('tr', '', maar.element('td', '', String(index + 1)), maar.element('td', '', maar.element('span', 'dot ' + maar.outcomeLook(attempt.outcome)), ' ', attempt.outcome
        + (attempt.more.killed ? ' (killed: ' + attempt.more.killed + ')' : '')),
      maar.element('td', 'grid-number', maar.duration(attempt.wall)), maar.element('td', 'grid-number', maar.duration(attempt.cpu)),
      maar.element('td', 'grid-number', maar.grouped(attempt.memory) + ' MB'), maar.element('td', '', log));
    });
    return maar.element('table', 'attempts', maar.element('thead', '', head), maar.element('tbody', '', ...rows));
  }

  static headCell(title) {
    const cell = maar.element('th', ['Time', 'CPU', 'Memory'].includes(title) ? 'grid-number' : '', title);
    cell.scope = 'col';
    return cell;
  }

  /* Of very many crates the report has a run's first log and every other that ends as none before it. */
  isKept(run, index) {
    return this.report.logs !== 'differing' || run.findIndex(one => one.outcome === run[index].outcome) === index;
  }

  static logName(number) {
    return number === 1 ? 'log.txt' : 'log-' + number + '.txt';
  }

  steps(attempt) {
    const lines = attempt.steps.map(step => maar.element('li', '', maar.element('span', 'dot ' + (step.exit === 0 ? 'good' : 'bad')), ' ', maar.element('span', 'soft', step.kind), ' ',
      maar.element('code', '', CratePage.shell(step.environment, step.words)), ' ',
      maar.element('span', 'soft', (step.exit === null ? 'killed' : 'exit ' + step.exit) + ', ' + maar.duration(step.millis))));
    return lines.length === 0 ? maar.element('p', 'soft', 'No command was run.') : maar.element('ol', 'steps', ...lines);
  }

  /* A command as a shell takes it. */
  static shell(environment, words) {
    const quoted = word => /^[\w@%+=:,./-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
    return [...Object.entries(environment).map(([name, value]) => name + '=' + quoted(value)), ...words.map(quoted)].join(' ');
  }

  /* What the compiler said and which tests failed, a column per toolchain where it fails. */
  said() {
    const made = [];
    this.crate.runs.forEach((run, position) => {
      const more = run.length > 0 ? run[0].more : {};
      if (!more.errors && !more.failed) {
        return;
      }
      const column = maar.element('article', 'said-card', maar.element('h3', '', 'rustc ' + this.report.toolchains[position].release + ' ',
        maar.element('span', 'soft', CratePage.tally(more))));
      (more.errors || []).forEach((error, index) => column.append(CratePage.error(error, index < CratePage.OPEN)));
      if (more.failed) {
        column.append(maar.element('ul', 'failed', ...more.failed.map(test => maar.element('li', '', maar.element('span', 'dot bad'), ' ', maar.element('code', '', test.name), ' ',
          maar.element('span', 'soft', test.target)))));
      }
      made.push(column);
    });
    return made;
  }

  static tally(more) {
    const words = [];
    if (more.errorCount) {
      words.push(maar.counted(more.errorCount, 'error') + (more.errorCount > more.errors.length ? ', the first ' + more.errors.length : ''));
    }
    if (more.failedCount) {
      words.push(maar.grouped(more.failedCount) + ' of ' + maar.counted(more.tests, 'test') + ' failed');
    }
    return words.join(', ');
  }

  static error(error, open) {
    const place = error.file ? error.file + (error.line ? ':' + error.line : '') : '';
    const head = [maar.element('b', '', error.code ? error.code + ' ' : ''), error.message.split('\n')[0], ' ',
      maar.element('span', 'soft', [error.package ? error.package.replace(/^reg\//, '').replace('/', ' ') : '', place].filter(part => part !== '').join(' '))];
    if (!error.rendered) {
      return maar.element('p', 'error-line', ...head);
    }
    const text = CratePage.text(...ansi.nodes(error.rendered.trimEnd()));
    text.className = 'drawn';
    const details = maar.element('details', 'error', maar.element('summary', '', ...head), text);
    details.open = open;
    return details;
  }

  /* A text that may be wider than its place: the keyboard can scroll what it can reach. */
  static text(...words) {
    const text = maar.element('pre', '', ...words);
    text.tabIndex = 0;
    return text;
  }

  /* What it was in earlier experiments, the newest first. */
  earlier() {
    const history = this.history;
    if (history.past.length === 0) {
      return [];
    }
    const rows = history.past.map(past => maar.element('li', '', maar.element('strong', '', past.word), ' in ' + past.experiment + ', ' + past.day
      + (past.name === this.crate.name ? '' : ', as ' + past.name), maar.element('br'),
    maar.element('span', 'soft', past.toolchains.map((name, position) => name + ': ' + (past.outcomes[position] || 'not run')).join('; '))));
    const since = history.since === '' ? [] : [maar.element('p', '', 'As it is now since ' + history.since + '.')];
    return [...since, maar.element('ul', 'earlier', ...rows)];
  }

  conditions() {
    const report = this.report;
    const crate = this.crate;
    const facts = [['Lockfile', crate.lockfile ? [crate.lockfileText(), maar.element('br'), 'differences: none, one lockfile for all toolchains'] : ['none: it was not resolved']],
      ['Archive', crate.more.checksum ? [maar.element('code', '', crate.more.checksum)] : null],
      ['Sources as built', crate.more.sources ? [maar.element('code', '', crate.more.sources)] : null],
      ['Sandbox image', [maar.element('code', '', report.image)]], ['Limits', [report.limits]], ['Runtime', [report.runtime]],
      ['Mode', [report.mode + ', --cap-lints ' + report.capLints]], ['Chosen by', [crate.selection]],
      ['Begun', [crate.begun()]], ['Worker', [crate.worker()]]];
    const list = facts.filter(([, value]) => value !== null && value[0] !== '').map(([name, value]) => maar.element('div', '', maar.element('dt', '', name), maar.element('dd', '', ...value)));
    const toolchains = report.toolchains.map(one => maar.element('details', 'toolchain', maar.element('summary', '', 'rustc ' + one.release + ' ', maar.element('code', '', one.name)),
      CratePage.text(one.rustc + '\n' + (one.cargo || 'no cargo of its own: the baseline\'s was used') + '\ncontent hash: ' + one.hash)));
    return [maar.element('dl', 'facts', ...list), ...toolchains];
  }

  /* The logs of two attempts, or why they are not here. */
  drawLogs() {
    const place = document.getElementById('logs');
    if (!this.crate.more.logData || this.crate.first() === null) {
      place.replaceChildren(this.crate.first() === null ? maar.element('p', 'notice', 'Nothing was run yet.') : this.noLogs());
      document.getElementById('log-tools').hidden = true;
      return;
    }
    document.getElementById('log-tools').hidden = false;
    this.pair = new LogPair(place);
    const failing = this.crate.runs.findIndex((run, position) => position > 0 && run.length > 0 && maar.outcomeLook(run[0].outcome) !== 'good');
    this.choose('left', this.crate.runs.findIndex(run => run.length > 0));
    this.choose('right', failing > 0 ? failing : this.crate.runs.findLastIndex(run => run.length > 0));
    this.showPair();
  }

  noLogs() {
    if (this.report.logs === 'linked') {
      return maar.element('p', 'notice', 'This report was made of results from elsewhere: where their logs are there, the runs below link to them.');
    }
    const crate = this.crate;
    const commands = crate.runs.map((run, position) => [run, position]).filter(([run]) => run.length > 0)
      .map(([, position]) => CratePage.shell({}, ['maar', 'log', this.report.name, crate.name, this.report.toolchains[position].name])).join('\n');
    const button = maar.element('button', '', 'Copy');
    button.type = 'button';
    button.addEventListener('click', async () => {
      await maar.copy(commands);
      button.textContent = 'Copied';
      setTimeout(() => button.textContent = 'Copy', 2000);
    });
    return maar.element('div', 'notice', maar.element('p', '', 'The logs are not in this report: of an experiment with more than 10,000 crates it holds those of crates that differ between toolchains. The experiment has them all:'),
      CratePage.text(commands), button);
  }

  choose(side, position) {
    const select = document.getElementById(side);
    const options = [];
    this.crate.runs.forEach((run, at) => run.forEach((attempt, index) => {
      if (!this.isKept(run, index)) {
        return;
      }
      const option = maar.element('option', '', this.toolchain(at) + ', attempt ' + (index + 1) + ': ' + attempt.outcome);
      option.value = at + '-' + (index + 1);
      option.selected = at === position && index === 0;
      options.push(option);
    }));
    select.replaceChildren(...options);
    select.onchange = () => this.showPair();
  }

  async showPair() {
    const chosen = ['left', 'right'].map(side => document.getElementById(side).value);
    const logs = await Promise.all(chosen.map(one => this.log(one)));
    const titles = chosen.map(one => this.toolchain(Number(one.split('-')[0])));
    chosen.forEach((one, side) => {
      const [position, number] = one.split('-').map(Number);
      const link = document.getElementById(side === 0 ? 'left-text' : 'right-text');
      link.href = this.crate.more.logs[position] + '/' + CratePage.logName(number);
    });
    const good = chosen.map(one => {
      const [position, number] = one.split('-').map(Number);
      return maar.outcomeLook(this.crate.runs[position][number - 1].outcome) === 'good';
    });
    this.pair.show(logs.map(log => log.text), titles, good[1] && !good[0] ? 0 : 1);
  }

  log(chosen) {
    const base = this.crate.more.logData;
    const name = base.substring(base.lastIndexOf('/') + 1) + '-' + chosen;
    return maar.load('log', name, maar.encoded(base + '-' + chosen) + '.js').catch(() => ({ text: 'This log is not in the report\'s folder.', cut: 0 }));
  }

  listen() {
    document.getElementById('next').addEventListener('click', () => this.pair.next());
    document.getElementById('error').addEventListener('click', () => this.pair.scrollToError());
    document.getElementById('unfold').addEventListener('click', () => this.pair.unfoldAll());
  }
}

CratePage.OPEN = 3;

/* One entry of a details file with its numbers replaced by what they stand for. */
class CrateDetails {
  static of([id, word, lockfile, selection, runs, more], file, report) {
    const crate = new CrateDetails();
    crate.report = report;
    crate.id = id;
    crate.more = more || {};
    const [, name, version] = id.split('/');
    crate.name = crate.more.name || name + '-' + version;
    crate.line = CrateDetails.line(id);
    crate.word = file.texts[word];
    crate.lockfile = lockfile;
    crate.selection = file.texts[selection];
    crate.runs = runs.map(run => run.map(attempt => CrateDetails.attempt(attempt, file)));
    crate.judgements = crate.more.judgements || [{ text: crate.word, look: (report.words.find(one => one.word === crate.word) || { look: 'none' }).look }];
    crate.url = id.startsWith('reg/') ? report.cratePages && report.cratePages + maar.encoded(name + '/' + version) : crate.more.url;
    return crate;
  }

  /* What the table of crates finds it by: its name and its version or commit. */
  static line(id) {
    const [kind, ...parts] = id.split('/');
    switch (kind) {
      case 'gh': return [parts.slice(0, 2).join('/'), ...parts.slice(2)].join(' ');
      case 'git': return [CratePage.decoded(parts[0]), ...parts.slice(1)].join(' ');
      case 'local': return parts.join('/');
      default: return parts.join(' ');
    }
  }

  static attempt([outcome, worker, begun, wall, cpu, memory, steps, more], file) {
    const made = [];
    for (let index = 0; index < steps.length; index += 3) {
      const command = file.commands[steps[index]];
      made.push({ kind: command.kind, words: command.words, environment: command.environment || {}, exit: steps[index + 1], millis: steps[index + 2] });
    }
    return { outcome: file.texts[outcome], worker: file.texts[worker], begun, wall, cpu, memory, steps: made, more: more || {} };
  }

  /* Its hash; a link where the report has the lockfile. */
  lockfileText() {
    const hash = maar.element('code', '', this.lockfile);
    if (!this.more.lockfile) {
      return hash;
    }
    const link = maar.link('lockfiles/' + maar.encoded(this.lockfile) + '.lock', '');
    link.append(hash);
    return link;
  }

  first() {
    const run = this.runs.find(one => one.length > 0);
    return run ? run[0] : null;
  }

  begun() {
    const first = this.first();
    return first === null ? '' : new Date(Date.parse(this.report.created) + first.begun * 1000).toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
  }

  worker() {
    const first = this.first();
    return first === null ? '' : first.worker;
  }
}

maar.load('report', 0, 'data/report.js')
  .then(report => {
    const page = new CratePage(report);
    page.listen();
    return page.open();
  })
  .catch(error => {
    const notice = document.getElementById('trouble');
    notice.hidden = false;
    notice.textContent = 'This crate could not be read: ' + maar.visible(error.message) + '. The folder of the report has to be whole: data/ beside this page.';
  });
