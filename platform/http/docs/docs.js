import { exampleOf, fieldsOf, typeOf } from './schema.js';

/** Makes an element; texts become text, never markup. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const byId = (id) => document.getElementById(id);
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every route as `{ id, method, path, route }`, by the tags in their order. */
function routesByTag(spec) {
  const tags = new Map();
  for (const [path, operations] of Object.entries(spec.paths)) {
    for (const method of methods.filter((name) => name in operations)) {
      const route = operations[method];
      const tag = route.tags?.[0] ?? 'Others';
      const id = `${method}-${path.replace(/[^\w]+/g, '-')}`;
      tags.set(tag, [...(tags.get(tag) ?? []), { id, method, path, route }]);
    }
  }
  return [...tags].sort(([a], [b]) => a.localeCompare(b, 'en'));
}

/** A text in which `this` is code. */
function prose(text) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? make('code', {}, part) : part));
}

/** A box that may be wider than the page, and can then be scrolled by keyboard too. */
function wide(label, ...children) {
  const box = make('div', { className: 'wide', tabIndex: 0, role: 'group' }, ...children);
  box.setAttribute('aria-label', label);
  return box;
}

function table(heads, rows) {
  const cells = (row) => row.map((cell) => make('td', {}, cell));
  const head = make('thead', {}, make('tr', {}, ...heads.map((name) => make('th', { scope: 'col' }, name))));
  const body = make('tbody', {}, ...rows.map((row) => make('tr', {}, ...cells(row))));
  return wide(heads[0], make('table', {}, head, body));
}

function fieldTable(schema) {
  const rows = fieldsOf(schema).map(({ depth, name, type, required, note }) => [
    make('span', { className: `indent-${depth}` }, make('code', {}, name)),
    type,
    required ? 'yes' : 'no',
    note,
  ]);
  return rows.length === 0
    ? make('p', { className: 'soft' }, typeOf(schema))
    : table(['Field', 'Type', 'Needed', 'Notes'], rows);
}

function parameterTable(parameters) {
  const rows = parameters.map(({ name, in: place, required, schema, description }) => [
    make('code', {}, name),
    place,
    typeOf(schema),
    required ? 'yes' : 'no',
    description ?? schema.description ?? '',
  ]);
  return table(['Parameter', 'In', 'Type', 'Needed', 'Notes'], rows);
}

function section(title, ...children) {
  return [make('h3', {}, title), ...children];
}

function whoMay({ security = [] }) {
  const names = security.flatMap((one) => Object.keys(one));
  if (names.length === 0) return 'Open to everybody.';
  return names.includes('apiKey') ? 'For users of the dealership and its API keys.' : 'For signed-in users.';
}

function curl({ method, path, route }, origin) {
  const url =
    origin + path.replaceAll('{dealer}', 'DEALER').replaceAll(/\{(\w+)\}/g, (_, name) => name.toUpperCase());
  const json = route.requestBody?.content?.['application/json']?.schema;
  const lines = [`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${url}`];
  if (JSON.stringify(route.security ?? []).includes('apiKey'))
    lines.push('-H "Authorization: Bearer $FORECOURT_KEY"');
  if (json) {
    lines.push("-H 'Content-Type: application/json'");
    lines.push(`-d '${JSON.stringify(exampleOf(json)).replaceAll("'", "'\\''")}'`);
  } else if (route.requestBody?.content?.['multipart/form-data']) lines.push('-F file=@picture.jpg');
  return lines.join(' \\\n  ');
}

function answersOf(route) {
  return Object.entries(route.responses ?? {}).flatMap(([status, { content }]) => {
    if (status === '4XX') return [];
    const schema = content?.['application/json']?.schema;
    if (!schema) return section(`Answer ${status}`, make('p', { className: 'soft' }, 'No JSON.'));
    const example = wide('Example', make('pre', {}, JSON.stringify(exampleOf(schema), null, 2)));
    return section(`Answer ${status}`, fieldTable(schema), example);
  });
}

function routeDetails(one, origin) {
  const { id, method, path, route } = one;
  const body = route.requestBody?.content;
  const schema = body?.['application/json']?.schema;
  const details = make(
    'details',
    { className: 'route', id },
    make(
      'summary',
      {},
      make('span', { className: 'method' }, method.toUpperCase()),
      make('code', { className: 'path' }, path),
      make('span', { className: 'soft' }, route.summary ?? ''),
    ),
  );
  // Drawn when it is opened: there are many.
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(
      make(
        'div',
        {},
        make('p', { className: 'soft' }, whoMay(route)),
        route.description ? make('p', {}, ...prose(route.description)) : null,
        ...(route.parameters?.length ? section('Parameters', parameterTable(route.parameters)) : []),
        ...(schema ? section(`Body (${Object.keys(body).join(', ')})`, fieldTable(schema)) : []),
        ...section('Example', wide('Example', make('pre', {}, curl(one, origin)))),
        ...answersOf(route),
      ),
    );
  });
  return details;
}

function draw(spec) {
  const origin = spec.servers?.[0]?.url ?? location.origin;
  byId('version').textContent = spec.info.version;
  byId('description').append(...prose(spec.info.description));
  for (const [tag, routes] of routesByTag(spec)) {
    const links = routes.map(({ id, method, route }) =>
      make(
        'li',
        {},
        make('a', { href: `#${id}` }, `${route.summary ?? id} `, make('span', { className: 'soft' }, method)),
      ),
    );
    byId('contents').append(make('section', {}, make('h2', {}, tag), make('ul', {}, ...links)));
    byId('routes').append(
      make('section', {}, make('h2', {}, tag), ...routes.map((one) => routeDetails(one, origin))),
    );
  }
  byId('state').hidden = true;
}

function filter(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const hide = (element) => {
    element.hidden = !wanted.every((word) => element.textContent.toLowerCase().includes(word));
  };
  for (const link of document.querySelectorAll('#contents li')) hide(link);
  for (const route of document.querySelectorAll('details.route')) hide(route);
  for (const part of document.querySelectorAll('#contents section, #routes > section')) {
    part.hidden = [...part.querySelectorAll('li, details.route')].every((one) => one.hidden);
  }
}

function openAddressed() {
  const details = byId(location.hash.slice(1));
  if (details?.tagName !== 'DETAILS') return;
  details.open = true;
  details.scrollIntoView();
}

byId('filter').addEventListener('input', (event) => filter(event.target.value));
addEventListener('hashchange', openAddressed);
try {
  const answer = await fetch('/api/v1/openapi.json');
  if (!answer.ok) throw new Error(String(answer.status));
  draw(await answer.json());
  openAddressed();
} catch {
  byId('state').textContent = 'The description could not be loaded. Reload the page to try again.';
}
