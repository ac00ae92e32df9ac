/*
 * Two logs of a crate beside each other: aligned, what is the same folded away, the first error in view.
 */
'use strict';

class LogPair {
  constructor(place) {
    this.place = place;
    this.table = maar.element('table', 'log');
    this.table.setAttribute('aria-label', 'Both logs, aligned');
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
    this.table.replaceChildren(widths, head);
    blocks.forEach(block => this.block(block));
    this.scrollToError();
  }

  block(block) {
    const holdsError = this.error >= block.from && this.error < block.to;
    const body = document.createElement('tbody');
    this.table.append(body);
    if (block.folded && !holdsError) {
      this.fold(body, block.from, block.to, maar.counted(block.to - block.from, 'line') + ' alike');
    } else {
      this.unfold(body, block.from, block.to, LogPair.PIECE);
    }
  }

  fold(body, from, to, words) {
    const button = maar.element('button', 'fold', '⋯ ' + words);
    button.type = 'button';
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => {
      this.unfold(body, from, to, LogPair.PIECE);
      this.place.focus({ preventScroll: true });
    });
    const cell = maar.element('td', '', button);
    cell.colSpan = 4;
    body.className = 'folded';
    body.replaceChildren(maar.element('tr', '', cell));
    body.open = () => this.unfold(body, from, to, to - from);
  }

  /* Draws so many lines of a part, those about the first error if it is there: of a part of thousands the rest stays folded, so that the page stays quick. */
  unfold(body, from, to, most) {
    const start = this.error >= from + most && this.error < to ? this.error - (most >> 1) : from;
    const end = Math.min(to, start + most);
    body.className = '';
    body.open = null;
    body.replaceChildren(...this.drawn(start, end));
    body.before(...this.rest(from, start));
    body.after(...this.rest(end, to));
  }

  rest(from, to) {
    if (from === to) {
      return [];
    }
    const body = document.createElement('tbody');
    this.fold(body, from, to, maar.counted(to - from, 'more line'));
    return [body];
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

  /* The next part that differs, from the top again after the last: below what is in view, or after the one that was shown last if nothing was scrolled since. */
  next() {
    const starts = [...this.table.querySelectorAll('.differs')].filter(row => !row.previousElementSibling || !row.previousElementSibling.classList.contains('differs'));
    const shown = this.place.scrollTop === this.rested ? starts.indexOf(this.shown) : -1;
    const row = (shown < 0 ? starts.find(one => one.offsetTop > this.place.scrollTop + 60) : starts[shown + 1]) || starts[0];
    if (row) {
      this.place.scrollTop = row.offsetTop - 50;
      this.shown = row;
      this.rested = this.place.scrollTop;
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
