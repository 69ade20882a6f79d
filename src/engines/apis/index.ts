import { isAddress } from '../../model/address.js';
import type { ApiForm, ApiPlan, KnownPage, PublicApi, Values } from './api.js';
import { PUBLIC_APIS } from './registry.js';

export type { ApiKind, ApiPlan, KnownPage } from './api.js';

/** Longer ones are no addresses of threads. */
const LONGEST = 4_000;

/**
 * Where a public API answers what stands at an address; null where there is none, or its page says as much. The
 * answers are pages like any other: `parsePage` reads threads, `parseListing` lists, and both name the next address and
 * the thread's public one, so that a thread has one id whichever way it came.
 *
 * @param known the page that was fetched from there; null: the address alone has to tell (Hacker News, Reddit, …)
 */
export function apiFor(url: string, known: KnownPage | null): ApiPlan | null {
  if (url.length > LONGEST || !isAddress(url)) return null;
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol)) return null;
  for (const api of PUBLIC_APIS) {
    const plan = speaksFor(api, address, known) ? planOf(api, address, known) : null;
    if (plan !== null) return plan;
  }
  return null;
}

function speaksFor(api: PublicApi, address: URL, known: KnownPage | null): boolean {
  if (api.hosts?.test(address.hostname) === true) return true;
  return known !== null && known.engine === api.engine;
}

function planOf(api: PublicApi, address: URL, known: KnownPage | null): ApiPlan | null {
  const more = api.values === undefined ? {} : known === null ? null : api.values(known, address);
  if (more === null) return null;
  for (const form of api.forms) {
    const values = valuesOf(form, address);
    if (values === null) continue;
    const url = filled(form.api, { ...values, ...more });
    const pageUrl = filled(form.page, { ...values, ...more });
    if (url === null || pageUrl === null || !isAddress(url)) continue;
    return { engine: api.engine, kind: form.kind, url, accept: api.accept, pageUrl };
  }
  return null;
}

function valuesOf(form: ApiForm, address: URL): Values | null {
  const found = form.path.exec(address.pathname + address.search);
  return found === null ? null : { root: '', ...found.groups, origin: address.origin, host: address.host };
}

/** A template with its names replaced; null where a value is missing. */
function filled(template: string, values: Values): string | null {
  let complete = true;
  const text = template.replace(/\{(\w{1,20})\}/g, (_, name: string) => {
    const value = Object.getOwnPropertyDescriptor(values, name)?.value;
    if (typeof value === 'string') return value;
    complete = false;
    return '';
  });
  return complete ? text : null;
}
