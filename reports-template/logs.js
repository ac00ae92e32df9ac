/*
 * Two logs of a crate beside each other: aligned, what is the same folded away, the first error in view.
 */
'use strict';

class LogPair {
  constructor(place) {
    this.place = place;
    this.table = maar.element('table', 'log');
    this.table.setAttribute('aria-label', 'Both logs, aligned');
    this.rest = [];
    place.replaceChildren(this.table);
  }

  /* Shows two texts under two titles; `failing` (0 or 1) is the side whose first error is brought into view. */
  show(texts, titles, failing) {
    this.lines = texts.map(text => text.replace(/\n$/, '').split('\n').map(line => line.replace(/\r$/, '')));
    this.rows = align.rows(...this.lines);
    this.failing = failing;
    this.error = this.firstError(failing);
    const blocks = align.blocks(this.rows, LogPair.ABOUT);
    const head = maar.element('thead', '', maar.element('tr', '', ...titles.map(title => {
      const cell = maar.element('th', '', title);
      cell.colSpan = 2;
      cell.scope = 'col';
      return cell;
    })));
    const widths = document.createElement('colgroup');
    widths.append(...['line-number', '', 'line-number', ''].map(look => maar.element('col', look)));
    this.table.replaceChildren(widths, head, ...blocks.map(block => this.block(block)));
    this.scrollToError();
  }

  block(block) {
    const body = document.createElement('tbody');
    const holdsError = this.error >= block.from && this.error < block.to;
    if (block.folded && !holdsError) {
      this.fold(body, block);
    } else {
      this.unfold(body, block.from, block.to);
    }
    return body;
  }

  fold(body, block) {
    const button = maar.element('button', 'fold', '⋯ ' + maar.counted(block.to - block.from, 'line') + ' alike');
    button.type = 'button';
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => this.unfold(body, block.from, block.to));
    const cell = maar.element('td', '', button);
    cell.colSpan = 4;
    body.className = 'folded';
    body.replaceChildren(maar.element('tr', '', cell));
    body.open = () => this.unfold(body, block.from, block.to);
  }

  /* A part of thousands of lines is drawn in pieces, so that the page stays quick. */
  unfold(body, from, to) {
    const end = Math.min(to, from + LogPair.PIECE);
    body.className = '';
    body.open = null;
    body.replaceChildren(...this.drawn(from, end));
    if (end < to) {
      const more = document.createElement('tbody');
      this.fold(more, { from: end, to });
      more.querySelector('button').textContent = '⋯ ' + maar.counted(to - end, 'more line');
      body.after(more);
    }
  }

  drawn(from, to) {
    const made = [];
    for (let at = from; at < to; at++) {
      made.push(this.row(this.rows[at], at));
    }
    return made;
  }

  row(row, at) {
    const drawn = document.createElement('tr');
    drawn.className = row.same ? '' : 'differs';
    if (at === this.error) {
      drawn.classList.add('first-error', this.failing === 0 ? 'error-left' : 'error-right');
    }
    [row.left, row.right].forEach((line, side) => {
      const number = maar.element('td', line < 0 || row.same ? 'line-number' : 'line-number ' + (side === 0 ? 'minus' : 'plus'), line < 0 ? '' : String(line + 1));
      const text = maar.element('td', line < 0 ? 'line missing' : row.same ? 'line' : 'line ' + (side === 0 ? 'left' : 'right'));
      if (line >= 0) {
        text.append(...LogPair.text(this.lines[side][line], row.same ? '' : side === 0 ? 'only left: ' : 'only right: '));
      }
      drawn.append(number, text);
    });
    return drawn;
  }

  /* The log's own marks are soft; what maar says (which command runs, how it ended) stands out. */
  static text(line, said) {
    const mark = /^\[INFO\] \[(\w+)\] ?/.exec(line);
    const rest = mark ? line.substring(mark[0].length) : line;
    const nodes = said === '' ? [] : [maar.element('span', 'unseen', said)];
    if (mark && mark[1] === 'maar') {
      return [...nodes, maar.element('b', '', rest)];
    }
    return [...nodes, ...ansi.nodes(rest.length > LogPair.LONGEST ? rest.substring(0, LogPair.LONGEST) + ' …' : rest)];
  }

  firstError(side) {
    const found = this.rows.findIndex(row => {
      const line = side === 0 ? row.left : row.right;
      return line >= 0 && LogPair.ERROR.test(ansi.plain(this.lines[side][line]));
    });
    return found;
  }

  scrollToError() {
    const row = this.table.querySelector('.first-error');
    this.place.scrollTop = row ? row.offsetTop - this.place.clientHeight / 4 : 0;
  }

  /* The next part that differs below what is in view, from the top again after the last. */
  next() {
    const below = this.place.scrollTop + 60;
    const starts = [...this.table.querySelectorAll('.differs')].filter(row => !row.previousElementSibling || !row.previousElementSibling.classList.contains('differs'));
    const row = starts.find(one => one.offsetTop > below) || starts[0];
    if (row) {
      this.place.scrollTop = row.offsetTop - 50;
    }
  }

  unfoldAll() {
    [...this.table.tBodies].forEach(body => body.open && body.open());
  }
}

LogPair.ABOUT = 3;
LogPair.PIECE = 1000;
LogPair.LONGEST = 5000;
LogPair.ERROR = /^(\[INFO\] \[\w+\] )?(error(\[[^\]]+\])?:|thread '.*' (\(\d+\) )?panicked|test .* \.\.\. FAILED|.*\bkilled:|\s*= error:)/;
