/*
 * A table of any number of rows of which only those in view exist.
 *
 * The rows lie in a layer that stays in view (position: sticky), so that scrolling never shows a gap: until a new row is drawn the old
 * one is there. Browsers limit how tall an element may be (17.8 million pixels in Firefox, 33 in Chromium); beyond MOST_HEIGHT the
 * scroll bar stands for more than it measures: short moves are taken as they are, long ones in proportion.
 *
 * Keys: arrows, page up and down, home, end; enter opens the row. To a screen reader it is a grid with all rows counted
 * (aria-rowcount, aria-rowindex), whose active row is announced (aria-activedescendant).
 */
'use strict';

class CratesGrid {
  /* `columns` are {name, title, number, width (a grid track), least (in rem), cell(row) → nodes}; `open(row)` is called by enter, `sort(name)` by a click on a head. */
  constructor(scroller, columns, open, sort) {
    this.scroller = scroller;
    this.columns = columns;
    this.open = open;
    this.rows = new Uint32Array(0);
    this.active = 0;
    this.top = 0;
    this.seen = 0;
    this.drawn = [];
    scroller.style.setProperty('--grid-columns', columns.map(column => column.width).join(' '));
    scroller.style.setProperty('--grid-width', columns.reduce((sum, column) => sum + column.least, 0) + 'rem');
    this.head = this.makeHead(sort);
    this.layer = maar.element('div', 'grid-layer');
    this.layer.setAttribute('role', 'rowgroup');
    this.tall = maar.element('div', 'grid-tall');
    this.tall.setAttribute('role', 'presentation');
    this.left = maar.element('p', 'paper soft');
    scroller.append(this.head, this.layer, this.tall);
    scroller.after(this.left);
    scroller.setAttribute('role', 'grid');
    scroller.setAttribute('aria-colcount', columns.length);
    scroller.tabIndex = 0;
    scroller.addEventListener('scroll', () => this.scrolled());
    scroller.addEventListener('keydown', event => this.key(event));
    scroller.addEventListener('focus', () => this.announce());
    this.layer.addEventListener('mousedown', event => this.pressed(event));
    new ResizeObserver(() => this.measure()).observe(scroller);
    window.addEventListener('beforeprint', () => this.print(true));
    window.addEventListener('afterprint', () => this.print(false));
  }

  makeHead(sort) {
    const row = maar.element('div', 'grid-row grid-head');
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', 1);
    for (const column of this.columns) {
      const button = maar.element('button', '', column.title);
      button.type = 'button';
      button.addEventListener('click', () => sort(column.name));
      const cell = maar.element('div', column.number ? 'grid-number' : '', button);
      cell.setAttribute('role', 'columnheader');
      cell.dataset.column = column.name;
      row.append(cell);
    }
    const group = maar.element('div', 'grid-top', row);
    group.setAttribute('role', 'rowgroup');
    return group;
  }

  /* Shows other rows, from the first on unless `keep`. */
  show(rows, keep) {
    const kept = keep && this.active < this.rows.length ? this.rows[this.active] : -1;
    this.rows = rows;
    this.scroller.setAttribute('aria-rowcount', rows.length + 1);
    this.active = Math.max(0, kept < 0 ? 0 : rows.indexOf(kept));
    if (!keep) {
      this.top = 0;
    }
    this.measure();
  }

  /* Marks the column by which the rows are sorted. */
  mark(name, descending) {
    for (const cell of this.head.querySelectorAll('[role=columnheader]')) {
      cell.dataset.column === name
        ? cell.setAttribute('aria-sort', descending ? 'descending' : 'ascending')
        : cell.removeAttribute('aria-sort');
    }
  }

  measure() {
    this.height = parseFloat(getComputedStyle(this.scroller).getPropertyValue('--row-height')) || 36;
    this.view = Math.max(this.height, this.scroller.clientHeight - this.head.offsetHeight);
    this.full = this.rows.length * this.height;
    this.bar = Math.min(this.full, CratesGrid.MOST_HEIGHT);
    this.layer.style.height = Math.min(this.view, this.full) + 'px';
    this.tall.style.height = Math.max(0, this.bar - Math.min(this.view, this.full)) + 'px';
    this.top = Math.min(this.top, this.most());
    this.settle();
    this.draw();
  }

  /* How far down the rows can be moved, and the scroll bar. */
  most() {
    return Math.max(0, this.full - this.view);
  }

  barMost() {
    return Math.max(0, this.bar - this.view);
  }

  /* Brings the scroll bar to where the rows are. */
  settle() {
    const wanted = this.most() === 0 ? 0 : this.top / this.most() * this.barMost();
    if (Math.abs(wanted - this.scroller.scrollTop) >= 1) {
      this.scroller.scrollTop = wanted;
    }
    this.seen = this.scroller.scrollTop;
  }

  scrolled() {
    const now = this.scroller.scrollTop;
    const moved = now - this.seen;
    if (moved === 0) {
      return;
    }
    this.seen = now;
    const exact = this.full === this.bar;
    if (exact || Math.abs(moved) > 2 * this.view || now <= 0 || now >= this.barMost() - 1) {
      this.top = exact ? now : this.barMost() === 0 ? 0 : now / this.barMost() * this.most();
    } else {
      this.top = Math.min(this.most(), Math.max(0, this.top + moved));
    }
    this.draw();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.settle(), 200);
  }

  /* Paper does not scroll: the first rows are all drawn, one below the other, and it is said that more are left out. */
  print(printing) {
    this.printing = printing;
    const left = this.rows.length - CratesGrid.PRINTED;
    this.left.textContent = left > 0 ? 'The first ' + maar.grouped(CratesGrid.PRINTED) + ' of ' + maar.counted(this.rows.length, 'crate') + '.' : '';
    this.measure();
  }

  draw() {
    const first = this.printing ? 0 : Math.floor(this.top / this.height);
    const last = Math.min(this.rows.length, this.printing ? CratesGrid.PRINTED : Math.ceil((this.top + this.view) / this.height) + 1);
    while (this.drawn.length < last - first) {
      this.drawn.push(this.makeRow());
    }
    while (this.drawn.length > last - first) {
      this.drawn.pop().remove();
    }
    this.drawn.forEach((row, offset) => this.fill(row, first + offset));
  }

  makeRow() {
    const row = maar.element('div', 'grid-row');
    row.setAttribute('role', 'row');
    for (const column of this.columns) {
      const cell = maar.element('div', column.number ? 'grid-number' : '');
      cell.setAttribute('role', 'gridcell');
      row.append(cell);
    }
    this.layer.append(row);
    return row;
  }

  fill(row, index) {
    row.style.transform = 'translateY(' + (index * this.height - this.top) + 'px)';
    row.classList.toggle('grid-active', index === this.active);
    if (row.filled === this.rows[index] && row.index === index) {
      return;
    }
    row.filled = this.rows[index];
    row.index = index;
    row.id = 'row-' + index;
    row.setAttribute('aria-rowindex', index + 2);
    this.columns.forEach((column, at) => row.children[at].replaceChildren(...column.cell(this.rows[index])));
  }

  pressed(event) {
    const row = event.target.closest('.grid-row');
    if (row) {
      this.active = row.index;
      this.draw();
      this.announce();
    }
  }

  key(event) {
    if (event.target !== this.scroller || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const page = Math.max(1, Math.floor(this.view / this.height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps) {
      event.preventDefault();
      this.activate(this.active + steps[event.key]);
    } else if (event.key === 'Enter' && this.rows.length > 0) {
      event.preventDefault();
      this.open(this.rows[this.active]);
    }
  }

  activate(index) {
    if (this.rows.length === 0) {
      return;
    }
    this.active = Math.min(this.rows.length - 1, Math.max(0, index));
    const at = this.active * this.height;
    this.top = Math.min(at, Math.max(this.top, at + this.height - this.view));
    this.settle();
    this.draw();
    this.announce();
  }

  announce() {
    if (this.rows.length > 0) {
      this.scroller.setAttribute('aria-activedescendant', 'row-' + this.active);
    } else {
      this.scroller.removeAttribute('aria-activedescendant');
    }
  }
}

CratesGrid.MOST_HEIGHT = 8_000_000;

/* So many rows go on paper. */
CratesGrid.PRINTED = 2_000;
