'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const BASE = '/api/v1';
let language = chosenLanguage();
let spec = null;

function chosenLanguage() {
  const wanted = [new URLSearchParams(location.search).get('lang'), remembered(), ...navigator.languages.map(l => l.slice(0, 2))];
  return wanted.find(l => WORDS[l]) || 'ja';
}

function remembered() {
  try { return localStorage.getItem('noren.language'); } catch { return null; }
}

const word = key => WORDS[language][key];

/** An element: attributes by object, children as nodes or texts. Nothing is ever parsed as HTML. */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child != null && child !== false));
  return node;
}

/** The texts of parts are plain, with `code` between backticks and empty lines between paragraphs. */
function prose(text) {
  return (text || '').trim().split(/\n\s*\n/).filter(Boolean).map(paragraph =>
    el('p', {}, paragraph.split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part))));
}

function resolve(node) {
  let seen = 0;
  while (node && node.$ref && seen++ < 16) {
    node = node.$ref.slice(2).split('/').reduce((at, key) => at && at[key.replace(/~1/g, '/').replace(/~0/g, '~')], spec);
  }
  return node || {};
}

const refName = node => (node && node.$ref ? node.$ref.split('/').pop() : null);

function typeOf(schema) {
  if (!schema) return '';
  if (schema.$ref) return el('a', { href: '#schema-' + refName(schema) }, refName(schema));
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === 'array') return el('span', {}, 'array<', typeOf(schema.items), '>');
  for (const kind of ['oneOf', 'anyOf', 'allOf']) {
    if (schema[kind]) return el('span', {}, schema[kind].flatMap((one, i) => (i ? [' | ', typeOf(one)] : [typeOf(one)])));
  }
  const type = [].concat(schema.type || 'object').join(' | ');
  return schema.format ? `${type} (${schema.format})` : type;
}

function bounds(schema) {
  const s = resolve(schema);
  const parts = [];
  if (s.minimum != null || s.maximum != null) parts.push(`${s.minimum ?? '…'} – ${s.maximum ?? '…'}`);
  if (s.minLength != null || s.maxLength != null) parts.push(`${s.minLength ?? 0} – ${s.maxLength ?? '…'}`);
  if (s.pattern) parts.push(s.pattern);
  if (s.default !== undefined) parts.push('= ' + JSON.stringify(s.default));
  return parts.length ? el('small', {}, ' ', parts.join(', ')) : null;
}

function table(heads, rows) {
  return el('div', { class: 'scroll' }, el('table', {},
    el('thead', {}, el('tr', {}, heads.map(head => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map(row => el('tr', {}, row.map(cell => el('td', {}, cell)))))));
}

function fields(schema) {
  const s = resolve(schema);
  const required = new Set(s.required || []);
  return table([word('name'), word('type'), word('meaning')], Object.entries(s.properties || {}).map(([name, property]) => [
    [el('code', {}, name), required.has(name) ? el('small', { class: 'required' }, ' ' + word('required')) : null],
    [typeOf(property), bounds(property)],
    prose(property.description || resolve(property).description),
  ]));
}

/** An example of a schema: its own, or one made of its members'. */
function example(schema, depth = 0) {
  const s = resolve(schema);
  if (s.example !== undefined) return s.example;
  if (s.examples && s.examples.length) return s.examples[0];
  if (s.default !== undefined) return s.default;
  if (s.const !== undefined) return s.const;
  if (s.enum) return s.enum[0];
  if (depth > 6) return null;
  for (const kind of ['oneOf', 'anyOf']) if (s[kind]) return example(s[kind][0], depth + 1);
  if (s.allOf) return Object.assign({}, ...s.allOf.map(one => example(one, depth + 1)));
  const type = [].concat(s.type || (s.properties ? 'object' : 'string'))[0];
  if (type === 'object') {
    return Object.fromEntries(Object.entries(s.properties || {}).map(([name, p]) => [name, example(p, depth + 1)]));
  }
  if (type === 'array') return [example(s.items, depth + 1)];
  if (type === 'integer' || type === 'number') return s.minimum ?? 1;
  if (type === 'boolean') return true;
  return { 'date-time': '2026-11-21T00:00:00Z', date: '2026-11-21' }[s.format] ?? '';
}

const pretty = value => JSON.stringify(value, null, 2);

function jsonOf(content) {
  const type = Object.keys(content || {}).find(one => one.includes('json'));
  return type ? { type, ...content[type] } : null;
}

function exampleOf(media) {
  if (media.example !== undefined) return media.example;
  const named = Object.values(media.examples || {})[0];
  return named ? resolve(named).value : example(media.schema);
}

function operations() {
  const all = [];
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const method of METHODS) {
      if (item[method]) {
        const operation = item[method];
        all.push({
          path, method, operation,
          id: operation.operationId || `${method}-${path}`,
          tag: (operation.tags || ['…'])[0],
          parameters: [...(item.parameters || []), ...(operation.parameters || [])].map(resolve),
        });
      }
    }
  }
  return all.sort((a, b) => (a.tag === 'rest') - (b.tag === 'rest') || a.tag.localeCompare(b.tag));
}

function isPublic(operation) {
  const security = operation.security ?? spec.security ?? [];
  return security.length === 0 || security.some(one => Object.keys(one).length === 0);
}

function badges(op) {
  const roles = op.operation['x-roles'];
  const keyed = op.parameters.some(p => p.name === 'Idempotency-Key');
  return el('p', { class: 'badges' },
    el('span', {}, isPublic(op.operation) ? word('public') : `${word('roles')}: ${(roles || ['…']).join(', ')}`),
    keyed ? el('span', {}, word('idempotent')) : null,
    op.operation.deprecated ? el('span', { class: 'warn' }, word('deprecated')) : null);
}

function bodySection(op) {
  if (!op.operation.requestBody) return null;
  const body = resolve(op.operation.requestBody);
  const json = jsonOf(body.content);
  return el('section', {}, el('h4', {}, word('body')), prose(body.description),
    json
      ? [el('p', {}, typeOf(json.schema)), json.schema && !json.schema.$ref ? fields(json.schema) : null,
        el('pre', { 'aria-label': word('example') }, pretty(exampleOf(json)))]
      : el('p', {}, Object.keys(body.content || {}).map(type => el('code', {}, type))));
}

function responseRows(op) {
  return Object.entries(op.operation.responses || {}).map(([status, response]) => {
    const r = resolve(response);
    const json = jsonOf(r.content);
    return [el('code', {}, status), [prose(r.description), json && json.schema ? typeOf(json.schema) : null]];
  });
}

const codeText = (texts, code) => (texts && (texts[language] || texts.en)) || (code ? '' : null);

function codesSection(op) {
  const codes = op.operation['x-codes'] || [];
  if (!codes.length) return null;
  return el('section', {}, el('h4', {}, word('codes')), table([word('codes'), word('meaning')], codes.map(code => [
    el('a', { href: '#' + code }, el('code', {}, code)), codeText((spec['x-error-codes'] || {})[code], code)])));
}

function operationSection(op) {
  return el('section', { class: 'operation', id: 'op-' + op.id },
    el('h3', {}, el('span', { class: 'method ' + op.method }, op.method.toUpperCase()), ' ', el('code', {}, op.path)),
    el('p', { class: 'summary' }, op.operation.summary || ''),
    prose(op.operation.description), badges(op),
    op.parameters.length ? el('section', {}, el('h4', {}, word('parameters')),
      table([word('name'), word('where'), word('type'), word('meaning')], op.parameters.map(p => [
        [el('code', {}, p.name), p.required ? el('small', { class: 'required' }, ' ' + word('required')) : null],
        p.in, [typeOf(p.schema), bounds(p.schema)], prose(p.description)]))) : null,
    bodySection(op),
    el('section', {}, el('h4', {}, word('responses')), table([word('status'), word('meaning')], responseRows(op))),
    codesSection(op), tryForm(op));
}

function tryForm(op) {
  const inputs = new Map();
  const body = op.operation.requestBody ? resolve(op.operation.requestBody) : null;
  const json = body ? jsonOf(body.content) : null;
  const type = json ? json.type : Object.keys((body && body.content) || {})[0];
  const text = body ? el('textarea', { rows: 8, spellcheck: 'false', 'aria-label': word('body') }, json ? pretty(exampleOf(json)) : '') : null;
  const answer = el('pre', { hidden: true, 'aria-live': 'polite', 'aria-label': word('answer') });
  const field = p => {
    const value = p.name === 'Idempotency-Key' ? crypto.randomUUID?.() || String(Math.random()) : '';
    const input = el('input', { value, required: Boolean(p.required), spellcheck: 'false' });
    inputs.set(p, input);
    return el('label', {}, el('code', {}, p.name), ' ', input);
  };
  const form = el('form', {
    onsubmit: async event => {
      event.preventDefault();
      answer.hidden = false;
      answer.textContent = word('loading');
      answer.textContent = await call(op, inputs, text && text.value, type).catch(String);
    },
  }, op.parameters.filter(p => p.name !== 'Accept-Language').map(field), text, el('button', {}, word('send')));
  return el('details', { class: 'try' }, el('summary', {}, word('tryIt')), form, answer);
}

async function call(op, inputs, body, type) {
  let path = op.path;
  const query = new URLSearchParams();
  const headers = { 'Accept-Language': language };
  for (const [p, input] of inputs) {
    if (p.in === 'path') path = path.replace(`{${p.name}}`, encodeURIComponent(input.value));
    else if (input.value && p.in === 'query') query.set(p.name, input.value);
    else if (input.value && p.in === 'header') headers[p.name] = input.value;
  }
  const token = document.getElementById('token').value.trim();
  if (token) headers.Authorization = 'Bearer ' + token;
  if (body != null && type) headers['Content-Type'] = type;
  const address = BASE + path + (query.size ? '?' + query : '');
  const response = await fetch(address, { method: op.method.toUpperCase(), headers, body: body ?? undefined });
  return `${response.status}\n${[...response.headers].map(h => h.join(': ')).join('\n')}\n\n${indented(await response.text())}`;
}

function indented(text) {
  try { return pretty(JSON.parse(text)); } catch { return text; }
}

function contents(all) {
  const groups = new Map();
  all.forEach(op => groups.set(op.tag, [...(groups.get(op.tag) || []), op]));
  const list = el('div', {}, [...groups].map(([tag, ops]) => el('section', {}, el('h2', {}, tag), el('ul', {}, ops.map(op =>
    el('li', {}, el('a', { href: '#op-' + op.id }, el('span', { class: 'method ' + op.method }, op.method.toUpperCase()), ' ', op.path)))))));
  const filter = el('input', {
    type: 'search', placeholder: word('filter'), 'aria-label': word('filter'),
    oninput: event => list.querySelectorAll('li').forEach(li => { li.hidden = !li.textContent.toLowerCase().includes(event.target.value.toLowerCase()); }),
  });
  return [filter, list, el('ul', { class: 'more' },
    el('li', {}, el('a', { href: '#schemas' }, word('schemas'))), el('li', {}, el('a', { href: '#codes' }, word('codes'))),
    el('li', {}, el('a', { href: BASE + '/openapi.json' }, word('raw'))))];
}

function schemasSection() {
  return el('section', { id: 'schemas' }, el('h2', {}, word('schemas')),
    Object.entries((spec.components || {}).schemas || {}).sort(([a], [b]) => a.localeCompare(b)).map(([name, schema]) =>
      el('section', { id: 'schema-' + name }, el('h3', {}, name), prose(schema.description),
        schema.properties ? fields(schema) : el('p', {}, typeOf(schema), bounds(schema)))));
}

function codesTable() {
  return el('section', { id: 'codes' }, el('h2', {}, word('codes')), el('div', { id: 'asked' }),
    table([word('codes'), word('meaning')], Object.entries(spec['x-error-codes'] || {}).map(([code, texts]) => [
      el('code', { id: code }, code), codeText(texts, code)])));
}

function render() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-word]').forEach(node => { node.textContent = word(node.dataset.word); });
  document.getElementById('languages').replaceChildren(...Object.entries(LANGUAGES).map(([code, name]) => el('button', {
    type: 'button', lang: code, 'aria-pressed': String(code === language),
    onclick: () => { language = code; try { localStorage.setItem('noren.language', code); } catch { /* private window */ } render(); },
  }, name)));
  if (!spec) return;
  const all = operations();
  document.getElementById('title').textContent = `${spec.info.title} API ${spec.info.version}`;
  document.getElementById('contents').replaceChildren(...contents(all));
  document.getElementById('main').replaceChildren(...prose(spec.info.description), el('h2', {}, word('operations')),
    ...all.map(operationSection), schemasSection(), codesTable());
  showHash();
}

/** The type of a problem leads to #<code>: a code that no operation names is asked for. */
async function showHash() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || !spec) return;
  if (!document.getElementById(id) && /^[a-z0-9-]+\.[a-z0-9.-]+$/.test(id)) {
    const response = await fetch(`${BASE}/docs/codes/${encodeURIComponent(id)}`).catch(() => null);
    const texts = response && response.ok ? (await response.json()).texts : null;
    document.getElementById('asked').replaceChildren(
      el('p', { id, class: 'asked' }, el('code', {}, id), ' ', texts ? codeText(texts, id) : word('unknownCode')));
  }
  document.getElementById(id)?.scrollIntoView();
}

async function start() {
  const main = document.getElementById('main');
  render();
  main.replaceChildren(el('p', {}, word('loading')));
  try {
    const response = await fetch(BASE + '/openapi.json');
    if (!response.ok) throw new Error(String(response.status));
    spec = await response.json();
    render();
  } catch {
    main.replaceChildren(el('p', { class: 'warn' }, word('failed')));
  }
}

addEventListener('hashchange', showHash);
start();
