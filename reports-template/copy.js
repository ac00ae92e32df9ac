// Puts a button on every text to copy (figure.copy). Without this script the text can be selected by hand.
'use strict';

(() => {
  const said = document.createElement('p');
  said.className = 'unseen';
  said.setAttribute('role', 'status');

  function select(text) {
    const selection = window.getSelection();
    selection.selectAllChildren(text);
  }

  // The clipboard may be refused; the selected text can still be copied by the older command, or by the reader.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text.textContent);
      return true;
    } catch {
      select(text);
      return document.execCommand('copy');
    }
  }

  function addButton(box) {
    const text = box.querySelector('pre');
    const title = box.querySelector('figcaption');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy: ${title.textContent}`);
    button.addEventListener('click', async () => {
      const done = await copy(text);
      button.textContent = done ? 'Copied' : 'Selected';
      said.textContent = `${button.textContent}: ${title.textContent}`;
      window.setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    title.append(button);
  }

  document.querySelectorAll('figure.copy').forEach(addButton);
  document.body.append(said);
})();
