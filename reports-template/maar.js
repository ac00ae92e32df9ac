/*
 * What all pages with scripts share. Plain JavaScript, read by the browser as it stands: no build step, no modules, because a page
 * that is opened from disk may load a script but may not fetch a file.
 *
 * Data are scripts, too: each calls maar.add(KIND, NUMBER, {…}) once. Their shapes are described in maar's
 * src/site/markdown/design/report.md, "Data of the scripts".
 *
 * Names, messages and logs are foreign text: they reach the page by textContent alone, after maar.visible.
 */
'use strict';

const maar = (() => {
  const arrived = new Map();

  /* Called by the data scripts. */
  function add(kind, number, data) {
    arrived.set(kind + ' ' + number, data);
  }

  /* Loads one data script and gives its data; rejected where there is no such file. */
  function load(kind, number, file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = file;
      script.onload = () => {
        script.remove();
        const data = arrived.get(kind + ' ' + number);
        arrived.delete(kind + ' ' + number);
        data === undefined ? reject(new Error(file + ' holds something else')) : resolve(data);
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(file + ' is not there'));
      };
      document.head.append(script);
    });
  }

  /* The file of a data shard: data/crates/007.js. */
  function shard(folder, number, digits) {
    return 'data/' + folder + '/' + String(number).padStart(digits, '0') + '.js';
  }

  const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

  /* Shows what would otherwise act on the reader's screen (control characters, turned writing direction), as dev.maar.problem.VisibleText. */
  function visible(text) {
    return text.replace(ACTING, one => one === '\n' || one === '\t' ? one
      : '⟨U+' + one.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟩');
  }

  /* An element with a class and with children; texts become text, never markup. */
  function element(name, look, ...children) {
    const made = document.createElement(name);
    if (look) {
      made.className = look;
    }
    made.append(...children.map(child => typeof child === 'string' ? visible(child) : child));
    return made;
  }

  /* A link whose address is ours or begins with http: or https:. */
  function link(address, text, look) {
    const made = element('a', look, text);
    made.href = /^https?:\/\//.test(address) || !/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : '#';
    return made;
  }

  /* A path as a link, each part percent-encoded. */
  function encoded(path) {
    return path.split('/').map(encodeURIComponent).join('/');
  }

  /* The page of a crate by its id. */
  function crateLink(id) {
    return 'crate.html#' + encoded(id);
  }

  /* How an outcome in Crater's spelling looks: the sign and colour of a style class. */
  function outcomeLook(outcome) {
    const kind = outcome.split(':', 1)[0];
    return { 'test-pass': 'good', 'test-skipped': 'good', 'build-fail': 'bad', 'test-fail': 'half', 'broken': 'odd',
      'prepare-fail': 'odd', 'error': 'odd' }[kind] || 'none';
  }

  /* An outcome for a narrow place, where the code says more than the words before it: 'build-fail E0308' for 'build-fail:compiler-error(E0308)'; each is another. */
  function shortOutcome(outcome) {
    const [, kind, reason] = /^([^:]*):?(.*)$/s.exec(outcome);
    const codes = /^compiler-error\((.*)\)$/s.exec(reason);
    return reason === '' || reason === 'unknown' ? kind : kind + ' ' + (codes ? codes[1] : reason);
  }

  /* 0.8 s, 12 s, 3 min 5 s, 2 h 10 min: as dev.maar.report.Measures. */
  function duration(millis) {
    const seconds = Math.round(millis / 1000);
    if (millis < 9950) {
      return (millis / 1000).toFixed(1) + ' s';
    }
    if (seconds < 60) {
      return seconds + ' s';
    }
    return seconds < 3600 ? Math.floor(seconds / 60) + ' min ' + seconds % 60 + ' s'
      : Math.floor(seconds / 3600) + ' h ' + Math.floor(seconds % 3600 / 60) + ' min';
  }

  const GROUPED = new Intl.NumberFormat('en');

  /* 1,234,567 */
  function grouped(number) {
    return GROUPED.format(number);
  }

  /* `1 crate`, `2,000 crates` */
  function counted(number, word) {
    return grouped(number) + ' ' + word + (number === 1 ? '' : 's');
  }

  /* Offers a text as a file. */
  function save(name, type, parts) {
    const address = URL.createObjectURL(new Blob(parts, { type }));
    const download = document.createElement('a');
    download.href = address;
    download.download = name;
    download.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /* Puts a text on the clipboard; a page from disk may lack the newer way. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement('textarea');
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand('copy');
      box.remove();
    }
  }

  /* The address after '#' says what is shown here: what leads past the navigation moves the keyboard only. */
  function skip(event) {
    const main = document.getElementById('main');
    event.preventDefault();
    main.tabIndex = -1;
    main.focus();
  }

  document.querySelectorAll('a.skip').forEach(link => link.addEventListener('click', skip));

  return { add, load, shard, visible, element, link, encoded, crateLink, outcomeLook, shortOutcome, duration, grouped, counted, save, copy };
})();
