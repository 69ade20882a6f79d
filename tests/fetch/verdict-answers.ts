import type { Exchange, Fetched, Header } from '../../src/fetch/exchange.js';

/** An answer as the client gives it; the body as UTF-8. */
export function answerOf(
  status: number,
  body: string | Uint8Array = '<!doctype html><title>A thread</title><p>Words of a post.</p>',
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/html; charset=utf-8' },
  url = 'https://board.example/viewtopic.php?t=5',
): Fetched & { exchange: Exchange } {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const list: Header[] = Object.entries(headers);
  return {
    exchange: {
      url,
      requestHeaders: [],
      status,
      statusText: '',
      headers: list,
      raw: bytes,
      body: bytes,
      address: '192.0.2.1',
      startedAt: '2026-11-22T10:00:00.000Z',
      took: 5,
    },
  };
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (head: string, body: string): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

/** Answers of products that stand before boards, in the shape they send them; words and ids are made up. */
export const WALLED: readonly (readonly [
  by: string | null,
  status: number,
  headers: Record<string, string>,
  body: string,
])[] = [
  ['Cloudflare', 403, { ...html, server: 'cloudflare', 'cf-mitigated': 'challenge' }, ''],
  [
    'Cloudflare',
    403,
    { ...html, server: 'cloudflare', 'cf-ray': '8aa0000000000000-XXX' },
    page(
      '<title>Nur einen Moment…</title><meta http-equiv="refresh" content="360">',
      '<div class="main-wrapper" role="main"><noscript><div id="challenge-error-title">Enable JavaScript and cookies to continue</div></noscript></div><script>(function(){window._cf_chl_opt={cvId: "3",cZone: "board.example",cType: "managed"};var a = document.createElement("script");a.src = "/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8aa";}());</script>',
    ),
  ],
  [
    'Cloudflare',
    503,
    { ...html, server: 'cloudflare' },
    page(
      '<title>Just a moment...</title>',
      '<form id="challenge-form" action="/?__cf_chl_jschl_tk__=x" method="POST"><input type="hidden" name="jschl_vc" value="0"/></form><h1><span>Checking your browser before accessing</span> board.example.</h1>',
    ),
  ],
  [
    'DDoS-Guard',
    403,
    { ...html, server: 'ddos-guard' },
    page(
      '<title>DDoS-Guard</title><script src="/.well-known/ddos-guard/js-challenge/index.js" defer></script>',
      '<h1 id="ddg-l10n-title"></h1><p id="ddg-l10n-description"></p>',
    ),
  ],
  [
    'Sucuri',
    200,
    { ...html, server: 'Sucuri/Cloudproxy', 'x-sucuri-id': '19000' },
    page(
      '<title>You are being redirected...</title>',
      "<noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='cz0i';</script>",
    ),
  ],
  [
    'Anubis',
    200,
    { ...html, server: 'nginx' },
    page(
      '<title>Making sure you&#39;re not a bot!</title><link rel="stylesheet" href="/.within.website/x/xess/xess.min.css?cachebuster=v1"><script id="anubis_version" type="application/json">"v1.21.3"</script><script id="anubis_challenge" type="application/json">{"rules":{"algorithm":"fast","difficulty":4},"challenge":"00ab"}</script>',
      '<main><h1 id="title" class="centered-div">Making sure you&#39;re not a bot!</h1><p id="status">Loading...</p><script async type="module" src="/.within.website/x/cmd/anubis/static/js/main.mjs?cacheBuster=v1"></script></main>',
    ),
  ],
  [
    'Imperva',
    200,
    { ...html, 'x-cdn': 'Imperva' },
    '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=1-1-0&incident_id=100-200&edet=12&cinfo=04" frameborder=0 width="100%" height="100%">Request unsuccessful. Incapsula incident ID: 100-200</iframe></body></html>',
  ],
  [
    'Imperva',
    200,
    html,
    page(
      '<title>Pardon Our Interruption</title><script>var onProtectionInitialized=function(p){};window.reeseSkipExpirationCheck=true;</script>',
      '<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot.</p>',
    ),
  ],
  ['AWS WAF', 202, { ...html, 'x-amzn-waf-action': 'challenge' }, ''],
  [
    'AWS WAF',
    405,
    { ...html, 'x-amzn-waf-action': 'captcha' },
    page(
      '<title>Human Verification</title>',
      '<script>window.awsWafCookieDomainList = [];</script><div id="captcha-container"></div>',
    ),
  ],
  [
    'AWS WAF',
    200,
    html,
    page(
      '<title></title><script>window.awsWafCookieDomainList = [];window.gokuProps = {"key":"x"};</script><script src="https://x.token.awswaf.com/x/challenge.js"></script>',
      '<div id="challenge-container"></div><script>AwsWafIntegration.checkForceRefresh()</script>',
    ),
  ],
  [
    'DataDome',
    403,
    { ...html, 'x-datadome': 'protected', 'x-dd-b': '1' },
    "<html lang=\"en\"><head><title>board.example</title></head><body style=\"margin:0\"><p id=\"cmsg\">Please enable JS and disable any ad blocker</p><script data-cfasync=\"false\">var dd={'rt':'c','cid':'AHrl','hsh':'0','t':'bv','host':'geo.captcha-delivery.com'}</script><script src=\"https://ct.captcha-delivery.com/c.js\"></script></body></html>",
  ],
  [
    'HUMAN',
    403,
    html,
    page(
      '<title>Access to this page has been denied</title>',
      "<script>window._pxAppId='PXabc';window._pxVid='';</script><div id=\"px-captcha\"></div><p>Press &amp; Hold to confirm you are a human (and not a bot).</p>",
    ),
  ],
  [
    'Akamai',
    200,
    html,
    page(
      '<title>&nbsp;</title>',
      '<div id="sec-if-cpt-container" data-duration="5"></div><script src="/_sec/cp_challenge/sec-3-2.js"></script>',
    ),
  ],
  [
    'Kasada',
    429,
    { ...html, 'x-kpsdk-ct': '0' },
    '<html><head></head><body><script>window.KPSDK={};KPSDK.now=Date.now;</script><script src="/149e/2d20/ips.js?KP_UIDz=0"></script></body></html>',
  ],
  [
    'Vercel',
    429,
    { ...html, 'x-vercel-mitigated': 'challenge' },
    page('<title>Vercel Security Checkpoint</title>', '<p>We are verifying your browser</p>'),
  ],
  ['SiteGround', 202, { ...html, 'sg-captcha': 'challenge' }, ''],
  [
    'SiteGround',
    200,
    html,
    '<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fforum%2F&y=ipc:0"></meta></head></html>',
  ],
  [
    'Fastly',
    200,
    html,
    page(
      '<title>Client Challenge</title><script src="/_fs-ch-1T1wmsGaOgGaSxcX/script.js"></script>',
      '<p>JavaScript is disabled in your browser.</p>',
    ),
  ],
  [
    'F5',
    200,
    html,
    '<html><head><script>(function(){window.bobcmn="1011";})();</script><script src="/TSPD/08c?type=8"></script></head><body><noscript>Please enable JavaScript to view the page content.<br/>Your support ID is: 12345.</noscript></body></html>',
  ],
  [
    'LiteSpeed',
    403,
    { ...html, server: 'LiteSpeed' },
    page(
      '<title>Bot Verification</title>',
      '<div class="recaptcha-center">Verifying that you are not a robot...<form action="/.lsrecap/recaptcha?" method="POST"><div class="g-recaptcha"></div></form></div>',
    ),
  ],
  [
    'SafeLine',
    468,
    html,
    page(
      '<title>Protected By SafeLine</title><script src="/.safeline/static/favicon.js"></script>',
      'Client Security Verification',
    ),
  ],
  [
    'cookie test',
    200,
    html,
    '<html><body><script type="text/javascript" src="/aes.js"></script><script>function toNumbers(d){}var a=toNumbers("f6");document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b));location.href="https://board.example/?i=1";</script><noscript>This site requires Javascript to work</noscript></body></html>',
  ],
  // A captcha of nobody in particular, in two languages; a script that checks the browser.
  [
    null,
    200,
    html,
    page(
      '<title>Security check</title>',
      '<form method="post"><p>Please prove you are a person.</p><div class="h-captcha" data-sitekey="x"></div><button>Go on</button></form>',
    ),
  ],
  [
    null,
    403,
    html,
    page('<title>Sicherheitsüberprüfung</title>', '<form method="post"><div class="cf-turnstile"></div></form>'),
  ],
  [
    null,
    200,
    html,
    page(
      '<title>One moment, please...</title><script>setTimeout(function(){location.reload()},5e3)</script>',
      '<h1>Please wait while your request is being verified...</h1>',
    ),
  ],
];

const menu = Array.from({ length: 14 }, (_, i) => `<a href="/forum/${i}">Section ${i}</a>`).join(' ');
const prose =
  'The board shows a page where one has to wait, and a friend asked how to tell it from the real one. '.repeat(20);

/** Pages of boards that have a sign of a wall, and are none. */
export const LOOKALIKES: readonly (readonly [
  what: string,
  status: number,
  headers: Record<string, string>,
  body: string,
])[] = [
  [
    'a thread about Cloudflare that quotes its script',
    200,
    html,
    page(
      '<title>Just a moment... - how do I get past this?</title>',
      `${menu}<div class="post"><p>${prose}</p><pre>&lt;script&gt;window._cf_chl_opt={}&lt;/script&gt; &lt;div id="px-captcha"&gt;</pre></div>`,
    ),
  ],
  [
    'a short thread with such a title',
    200,
    html,
    page(
      '<title>Are you a robot? - Board</title>',
      `${menu}<div class="post"><p>Checking your browser takes for ever here. You are not a robot!</p></div>`,
    ),
  ],
  [
    'a short thread that names the markers',
    200,
    html,
    page(
      '<title>Captcha</title>',
      `${menu}<div class="post"><p>What are anubis_challenge, sucuri_cloudproxy_js and captcha-delivery.com?</p></div>`,
    ),
  ],
  [
    'a page behind Cloudflare with its ordinary script',
    200,
    { ...html, server: 'cloudflare', 'cf-ray': '8aa' },
    page(
      '<title>A thread</title>',
      `${menu}<p>Hello.</p><script>(function(){window.__CF$cv$params={r:'8aa',t:'MTc='};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';}())</script>`,
    ),
  ],
  [
    'a page behind DataDome',
    200,
    { ...html, 'x-datadome': 'protected' },
    page('<title>A thread</title><script src="https://js.datadome.co/tags.js"></script>', `${menu}<p>Hello.</p>`),
  ],
  [
    'a page behind Imperva with its script',
    200,
    { ...html, 'x-cdn': 'Imperva', 'x-iinfo': '1-2' },
    page(
      '<title>A thread</title><script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script>',
      `${menu}<p>Hello.</p>`,
    ),
  ],
  [
    'a page behind Sucuri',
    200,
    { ...html, server: 'Sucuri/Cloudproxy' },
    page('<title>A thread</title>', `${menu}<p>Hello.</p>`),
  ],
  [
    'a thread with a form to answer that has a captcha',
    200,
    html,
    page(
      '<title>A thread</title>',
      `${menu}<p>Hello.</p><form><textarea></textarea><div class="g-recaptcha"></div></form>`,
    ),
  ],
  [
    'a page with a form to sign in, as boards have in a corner',
    200,
    html,
    page('<title>A thread</title>', `<form><input type="password" name="p"></form><p>Hello.</p>`),
  ],
  [
    'a plain message of a mailing list',
    200,
    html,
    page(
      '<title>[list] Verify you are human</title>',
      '<a href="thread.html">[thread]</a><pre>How do they verify that you are a person?</pre>',
    ),
  ],
  [
    'JSON of a topic about it',
    200,
    { 'content-type': 'application/json' },
    '{"title":"Just a moment...","cooked":"<script>window._cf_chl_opt</script>"}',
  ],
];
