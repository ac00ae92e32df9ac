/*
 * Text with a terminal's colours (SGR sequences) as spans with classes of the style sheet: bold, dim, italic, underlined and the names of the
 * eight colours, bright ones like the others. Everything else that would act on a terminal is made visible.
 */
'use strict';

const ansi = (() => {
  const CODE = /\x1b\[([0-9;:]{0,64})m/g;
  const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
  const STYLES = { 1: 'bold', 2: 'dim', 3: 'italic', 4: 'underlined' };
  const ENDS = { 22: ['bold', 'dim'], 23: ['italic'], 24: ['underlined'] };

  /* The text without colours. */
  function plain(text) {
    return text.replace(CODE, '');
  }

  /* The nodes that show a text with its colours. */
  function nodes(text) {
    if (!text.includes('\x1b')) {
      return [maar.visible(text)];
    }
    const made = [];
    const look = { styles: new Set(), colour: '' };
    let start = 0;
    for (const code of text.matchAll(CODE)) {
      add(made, look, text.substring(start, code.index));
      change(look, code[1]);
      start = code.index + code[0].length;
    }
    add(made, look, text.substring(start));
    return made;
  }

  function add(made, look, text) {
    if (text !== '') {
      const words = [...look.styles, look.colour].filter(word => word !== '').join(' ');
      made.push(words === '' ? maar.visible(text) : maar.element('span', words, text));
    }
  }

  function change(look, codes) {
    const numbers = codes.split(/[;:]/).map(Number);
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index];
      if (number === 38 || number === 48) {
        const named = numbers[index + 1] === 5;
        if (number === 38) {
          colour(look, named ? numbers[index + 2] : -1);
        }
        index += named ? 2 : 4;
      } else {
        single(look, number);
      }
    }
  }

  function single(look, number) {
    if (number === 0) {
      look.styles.clear();
      look.colour = '';
    } else if (number in STYLES) {
      look.styles.add(STYLES[number]);
    } else if (number in ENDS) {
      ENDS[number].forEach(style => look.styles.delete(style));
    } else if (number >= 30 && number <= 37) {
      colour(look, number - 30);
    } else if (number >= 90 && number <= 97) {
      colour(look, number - 90);
    } else if (number === 39) {
      colour(look, -1);
    }
  }

  function colour(look, number) {
    look.colour = number >= 0 && number < 16 ? COLOURS[number % 8] : '';
  }

  return { plain, nodes };
})();
