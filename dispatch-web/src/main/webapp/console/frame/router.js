// SPDX-License-Identifier: Apache-2.0
/**
 * Addresses: everything after the #, so that a link to any page and filter works from a plain
 * folder of files, behind any path of a proxy.
 */

/** @typedef {{path: string[], query: URLSearchParams}} Route */

/** What the address says. @returns {Route} */
export function current() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The address of a page.
 * @param {(string | number)[]} path
 * @param {Record<string, any> | URLSearchParams} [query] what is null or '' is left out
 */
export function href(path, query = {}) {
  const search = new URLSearchParams();
  const entries = query instanceof URLSearchParams ? [...query] : Object.entries(query);
  for (const [name, value] of entries) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  return '#/' + path.map((part) => encodeURIComponent(part)).join('/') + (search.size ? '?' + search : '');
}

/**
 * The same page with other values in its query.
 * @param {Route} route
 * @param {Record<string, any>} changes null removes
 */
export function hrefWith(route, changes) {
  const query = new URLSearchParams(route.query);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, String(one));
    }
  }
  return href(route.path, query);
}

/** @param {string} address as {@link href} makes it @param {{replace?: boolean}} [how] */
export function go(address, { replace = false } = {}) {
  if (replace) location.replace(address);
  else location.hash = address.slice(1);
}

/** Has the address say something else of the same page. @param {Route} route @param {Record<string, any>} changes */
export const setQuery = (route, changes) => go(hrefWith(route, changes), { replace: true });
