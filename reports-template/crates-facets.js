/*
 * The filters of crates.html: for each facet the values that are there, and how many crates each would leave.
 *
 * The rows come first: a change of the view is counted once nothing was changed for a moment, in slices, and until then the panel says that it is
 * counting. While the data are being read there are no numbers at all.
 */
'use strict';

class CratesFacets {
  /* `page` has `rows` and `state`, and tells what a value is called (`valueTitle`), how a result looks (`look`) and what a click does (`toggle`). */
  constructor(page, facets) {
    this.page = page;
    this.facets = facets;
    this.panel = document.getElementById('facets');
    this.progress = document.getElementById('counting');
    this.open = new Set();
    this.progress.textContent = 'counted when all crates are read';
  }

  /* Counts what is selected, a little later. */
  later(selection) {
    clearTimeout(this.waiting);
    this.begin(selection);
    this.panel.classList.add('counting');
    this.progress.textContent = 'counting…';
    this.waiting = setTimeout(() => this.count(), CratesFacets.REST);
  }

  /* Counts what is selected at once. */
  now(selection) {
    clearTimeout(this.waiting);
    this.begin(selection);
    while (!this.counts.step()) {
      // The next slice.
    }
    this.draw();
  }

  begin(selection) {
    this.counts = new CrateCounts(this.page.rows, selection, this.facets.map(facet => facet.name));
  }

  /* What is pressed stays where it is until it is let go. */
  count() {
    if (!this.panel.matches(':active') && this.counts.step()) {
      this.draw();
    } else {
      this.waiting = setTimeout(() => this.count());
    }
  }

  draw() {
    const focus = document.activeElement && document.activeElement.dataset.value;
    this.panel.replaceChildren(...this.facets.map(facet => this.facet(facet)).filter(made => made !== null));
    this.panel.classList.remove('counting');
    this.progress.textContent = '';
    if (focus !== undefined && focus !== null) {
      const again = [...this.panel.querySelectorAll('[data-value]')].find(one => one.dataset.value === focus);
      again && again.focus({ preventScroll: true });
    }
  }

  chosen(name) {
    return this.page.state.filters.get(name) || new Set();
  }

  /* A facet whose every row is alike says nothing; the empty value is only told of outcomes. */
  facet(facet) {
    const values = this.values(facet.name);
    const chosen = this.chosen(facet.name);
    if (values.length === 0 || (values.length === 1 && chosen.size === 0 && facet.name !== 'res' && values[0].number === this.counts.selection.size)) {
      return null;
    }
    const group = maar.element('fieldset', 'facet', maar.element('legend', '', facet.title));
    group.dataset.facet = facet.name;
    if (facet.more) {
      group.append(maar.element('p', 'soft', facet.more));
    }
    const most = this.open.has(facet.name) ? 200 : facet.name === 'res' ? 14 : CratesFacets.MOST_VALUES;
    const told = values.filter((one, index) => index < most || chosen.has(one.text));
    told.forEach(one => group.append(this.choice(facet.name, one, chosen.has(one.text))));
    if (values.length > told.length || this.open.has(facet.name)) {
      group.append(this.more(facet.name, values.length - told.length));
    }
    return group;
  }

  values(name) {
    const chosen = this.chosen(name);
    const telling = text => text !== '' && !(name === 'verdict' && text === 'none') || name.startsWith('outcome');
    const values = this.counts.values(name)
      .filter(({ text, number }) => (number > 0 && telling(text)) || (chosen.has(text) && (text !== '' || number > 0)));
    const rank = one => name === 'res' ? this.page.rows.severity.get(one.text) ?? 99 : -one.number;
    return values.sort((a, b) => rank(a) - rank(b) || (a.text < b.text ? -1 : 1));
  }

  choice(name, value, checked) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = checked;
    box.dataset.value = name + '=' + value.text;
    box.addEventListener('change', () => this.page.toggle(name, value.text));
    const outcome = name.startsWith('outcome');
    const look = name === 'res' ? this.page.look(value.text) : outcome ? maar.outcomeLook(value.text) : '';
    const title = this.page.valueTitle(name, value.text);
    const words = maar.element('span', 'value', ...(look === '' ? [] : [maar.element('span', 'dot ' + look), ' ']), outcome ? maar.shortOutcome(title) : title);
    words.title = maar.visible(title);
    return maar.element('label', 'choice', box, words, maar.element('span', 'tally-number', maar.grouped(value.number)));
  }

  more(name, number) {
    const open = this.open.has(name);
    const button = maar.element('button', 'more', open ? 'fewer' : number + ' more');
    button.type = 'button';
    button.dataset.value = name + '…';
    button.addEventListener('click', () => {
      open ? this.open.delete(name) : this.open.add(name);
      this.draw();
    });
    return button;
  }
}

CratesFacets.MOST_VALUES = 8;

/* Milliseconds without a change after which is counted: nobody reads numbers between two letters. */
CratesFacets.REST = 100;
