'use strict';
// The form in a browser: keeps what is typed in this browser, and saves the answers as a file. It
// fetches nothing and sends nothing.
(function () {
  const form = document.getElementById('form');
  const head = JSON.parse(form.dataset.form);
  const place = 'pcn-workbook-form-' + head.form;
  const find = function (id) { return document.getElementById(id); };
  const parts = Array.from(form.querySelectorAll('[data-part]'));
  const fields = Array.from(form.querySelectorAll('input, select, textarea'));

  // a browser may refuse to keep anything: then the answers live as long as the page
  const storage = (function () {
    try {
      const own = window.localStorage;
      own.setItem(place + '-try', '1');
      own.removeItem(place + '-try');
      return own;
    } catch (refused) {
      return null;
    }
  })();

  function two(number) { return String(number).padStart(2, '0'); }

  function today() {
    const now = new Date();
    return now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
  }

  function chosen(part) {
    const radio = part.querySelector('input[type=radio]:checked');
    const box = part.querySelector('input[type=checkbox]');
    const list = part.querySelector('select');
    if (box) { return box.checked ? box.value : ''; }
    return radio ? radio.value : list ? list.value : '';
  }

  function beside(part) {
    const area = part.querySelector('textarea');
    return area ? area.value.trim() : '';
  }

  function keep() {
    if (!storage) { return; }
    const kept = {};
    fields.forEach(function (field) {
      if (field.type === 'radio' || field.type === 'checkbox') {
        if (field.checked) { kept[field.name] = field.value; }
      } else if (field.value) {
        kept[field.name] = field.value;
      }
    });
    try {
      storage.setItem(place, JSON.stringify(kept));
    } catch (full) {
      find('kept').textContent = 'This browser has no room to keep what you type. Save your answers before you close it.';
    }
  }

  function restore() {
    let kept = {};
    try {
      kept = JSON.parse(storage && storage.getItem(place)) || {};
    } catch (damaged) {
      kept = {};
    }
    fields.forEach(function (field) {
      if (typeof kept[field.name] !== 'string') { return; }
      if (field.type === 'radio' || field.type === 'checkbox') {
        field.checked = kept[field.name] === field.value;
      } else {
        field.value = kept[field.name];
      }
    });
  }

  function count() {
    const items = parts.filter(function (part) { return part.dataset.part === 'item'; });
    const done = items.filter(chosen).length;
    find('progress').textContent = done + ' of ' + items.length + ' answered.';
  }

  // puts one answer into its place in the file; gives back what is wrong with it, if anything
  function put(file, part) {
    const id = part.dataset.id;
    const value = chosen(part);
    const words = beside(part);
    if (!value && !words) { return ''; }
    if (part.dataset.part === 'item') {
      const record = {};
      if (value) { record.answer = value; }
      if (value === 'not_applicable') {
        if (!words) { return 'Say why it does not apply.'; }
        record.reason = words;
      } else if (words) {
        record.note = words;
      }
      file.answers[id] = record;
    } else if (part.dataset.part === 'need') {
      const need = { raised: Boolean(value) };
      if (words) { need.note = words; }
      file.asks[id] = need;
    } else if (!value) {
      return 'Choose an answer, or take the reason away.';
    } else if (part.dataset.part === 'our-stage') {
      file.judgements[id] = words ? { stage: value, reason: words } : { stage: value };
    } else {
      const to = value.indexOf('move:') === 0 ? value.slice(5) : '';
      const aim = to ? { aim: 'move', to: to } : { aim: value };
      if (words) { aim.reason = words; }
      file.aims[id] = aim;
    }
    return '';
  }

  function build(problems) {
    const file = Object.assign({ format: 'pcn-workbook.form-answers/1' }, head);
    const role = find('role').value.trim();
    const of = find('of').value.trim();
    const day = find('day').value;
    if (!role) { problems.push([find('role'), 'Say your job role.']); }
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) {
      problems.push([find('day'), 'Say the day you fill this in.']);
    } else if (day < head.made_on) {
      problems.push([find('day'), 'The day is before this form was made.']);
    }
    file.role = role;
    if (of) { file.of = of; }
    file.filled_on = day;
    ['answers', 'judgements', 'aims', 'asks'].forEach(function (name) { file[name] = {}; });
    parts.forEach(function (part) {
      const wrong = put(file, part);
      const field = part.querySelector(wrong && chosen(part) ? 'textarea' : 'input, select');
      if (wrong) { problems.push([field, part.dataset.name + ': ' + wrong]); }
    });
    const said = ['answers', 'judgements', 'aims', 'asks'];
    if (!said.some(function (name) { return Object.keys(file[name]).length > 0; })) {
      problems.push([form.querySelector('[data-part] input, [data-part] select'), 'Nothing is answered yet.']);
    }
    return file;
  }

  function show(problems) {
    const list = find('problems');
    list.textContent = '';
    fields.forEach(function (field) { field.removeAttribute('aria-invalid'); });
    if (problems.length === 0) { return; }
    const title = document.createElement('p');
    title.textContent = 'Not saved yet. Please put this right:';
    const lines = document.createElement('ul');
    problems.forEach(function (problem) {
      problem[0].setAttribute('aria-invalid', 'true');
      const line = document.createElement('li');
      const link = document.createElement('a');
      link.href = '#' + problem[0].id;
      link.textContent = problem[1];
      link.addEventListener('click', function (event) {
        event.preventDefault();
        problem[0].focus();
      });
      line.append(link);
      lines.append(line);
    });
    list.append(title, lines);
    problems[0][0].focus();
  }

  function word(text) {
    return text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  }

  function save() {
    const problems = [];
    const file = build(problems);
    show(problems);
    find('said').textContent = '';
    if (problems.length > 0) { return; }
    const text = JSON.stringify(file, null, 2) + '\n';
    const names = [file.network.name, file.of || '', file.role, file.filled_on].map(word).filter(Boolean);
    const link = document.createElement('a');
    link.download = names.join('-') + '.json';
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    find('said').textContent = 'Saved as ' + link.download + ', where your browser puts downloads. Send that file back.';
  }

  function clear() {
    if (!window.confirm('Take all answers away and start again?')) { return; }
    if (storage) { storage.removeItem(place); }
    form.reset();
    find('day').value = today();
    find('problems').textContent = '';
    find('said').textContent = 'All answers are taken away.';
    count();
    find('role').focus();
  }

  find('day').value = today();
  restore();
  count();
  find('kept').textContent = storage
    ? 'What you type is kept in this browser on this computer, so you can close it and go on later.'
    : 'This browser does not keep what you type. Save your answers before you close it.';
  form.addEventListener('input', function () { keep(); count(); });
  form.addEventListener('change', function () { keep(); count(); });
  form.addEventListener('submit', function (event) { event.preventDefault(); save(); });
  find('clear').addEventListener('click', clear);
})();
