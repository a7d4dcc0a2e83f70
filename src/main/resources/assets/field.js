// Shows that something is on its way over a slow line; without this file everything works too.
'use strict';
const idle = (form, is) => form.querySelectorAll('button').forEach((button) => { button.disabled = !is; });

for (const form of document.querySelectorAll('main form:not(.upload)')) {
  form.addEventListener('submit', () => idle(form, false));
}

for (const form of document.querySelectorAll('form.upload')) {
  const button = form.querySelector('button');
  const progress = form.querySelector('progress');
  const label = button.textContent;
  const restore = () => {
    progress.hidden = true;
    button.textContent = label;
    idle(form, true);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const content = new FormData(form);
    const sending = new XMLHttpRequest();
    sending.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.value = total ? 100 * loaded / total : 0;
    });
    sending.addEventListener('load', () => {
      // What came is the page to be seen; an address of its own is only the one of success.
      if (sending.responseURL !== form.action) {
        location.assign(sending.responseURL + '#bukti');
        if (new URL(sending.responseURL).search === location.search) location.reload();
        return;
      }
      const page = new DOMParser().parseFromString(sending.responseText, 'text/html');
      const told = page.querySelector('.problem');
      document.querySelectorAll('main > .problem, main > .done').forEach((old) => old.remove());
      if (told) {
        document.querySelector('main .status').after(told);
        told.scrollIntoView();
      }
      restore();
    });
    sending.addEventListener('error', () => {
      restore();
      button.textContent = 'Sinyal putus: kirim foto yang sama sekali lagi';
    });
    sending.open('POST', form.action);
    sending.setRequestHeader('Accept', 'text/html');
    sending.send(content);
    progress.hidden = false;
    button.textContent = button.dataset.sending;
    idle(form, false);
  });
}

window.addEventListener('pageshow', () => {
  document.querySelectorAll('main form').forEach((form) => idle(form, true));
});
