// Shows that something is on its way over a slow line; without this file everything works too.
'use strict';
const idle = (form, is) => form.querySelectorAll('button').forEach((button) => { button.disabled = !is; });

const upload = (form) => {
  const button = form.querySelector('button');
  const progress = form.querySelector('progress');
  const sending = new XMLHttpRequest();
  sending.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.value = total ? 100 * loaded / total : 0;
  });
  sending.addEventListener('load', () => {
    const page = new DOMParser().parseFromString(sending.responseText, 'text/html');
    document.querySelector('main').replaceWith(page.querySelector('main'));
    start();
    const told = document.querySelector('.problem, .done, h1');
    told.tabIndex = -1;
    told.focus();
  });
  sending.addEventListener('error', () => {
    progress.hidden = true;
    button.textContent = button.dataset.again;
    idle(form, true);
  });
  sending.open('POST', form.action);
  sending.setRequestHeader('Accept', 'text/html');
  sending.send(new FormData(form));
  progress.hidden = false;
  button.textContent = button.dataset.sending;
  idle(form, false);
};

const start = () => {
  for (const form of document.querySelectorAll('main form')) {
    form.addEventListener('submit', (event) => {
      if (!form.classList.contains('upload')) {
        idle(form, false);
        return;
      }
      event.preventDefault();
      upload(form);
    });
  }
};

start();
window.addEventListener('pageshow', () => {
  document.querySelectorAll('main form').forEach((form) => idle(form, true));
});
