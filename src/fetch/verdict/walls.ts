/** A product that stands before a site and wants a browser or a person, and how its page is known. All patterns given must match. */
export interface Wall {
  readonly name: string;
  /** A header that is on the wall's own answers only, not on the pages behind it. */
  readonly header?: readonly [name: string, value: RegExp];
  /** In tags and scripts. */
  readonly machinery?: RegExp;
  readonly title?: RegExp;
  /** In the visible text. */
  readonly text?: RegExp;
}

/** Words on the page: more is no wall, but a page that has one of its signs. */
export const MAX_WALL_WORDS = 300;

/** Signs were taken from the vendors' documentation and from answers others have published. */
export const WALLS: readonly Wall[] = [
  // "Just a moment..." in any language; the script of ordinary pages behind it has neither sign.
  { name: 'Cloudflare', header: ['cf-mitigated', /^challenge/i] },
  {
    name: 'Cloudflare',
    machinery: /_cf_chl_opt|cf_chl_prog|jschl[_-]vc|id="cf-please-wait"|\/challenge-platform\/h\/\w\/orchestrate/,
  },
  { name: 'DDoS-Guard', machinery: /\/\.well-known\/ddos-guard\/(?:js-challenge|ddg-captcha-page)|data-ddg-origin/i },
  { name: 'DDoS-Guard', title: /^\s*DDoS-Guard\s*$/i },
  { name: 'Sucuri', machinery: /sucuri_cloudproxy_js|cloudproxy_uuid/i },
  {
    name: 'Anubis',
    machinery:
      /id="anubis_(?:challenge|version|base_prefix|public_url)"|\/\.within\.website\/x\/(?:cmd\/anubis|xess)\//i,
  },
  {
    name: 'Imperva',
    machinery: /id="main-iframe"[^>]{0,200}_Incapsula_Resource|_Incapsula_Resource\?[^"']{0,200}(?:incident_id|edet)=/i,
  },
  { name: 'Imperva', text: /Incapsula incident ID/i },
  { name: 'Imperva', machinery: /onProtectionInitialized|reeseSkipExpirationCheck/, title: /Pardon Our Interruption/i },
  { name: 'AWS WAF', header: ['x-amzn-waf-action', /^(?:challenge|captcha)/i] },
  { name: 'AWS WAF', machinery: /awsWafCookieDomainList|AwsWafIntegration\.|AwsWafCaptcha|\.captcha\.awswaf\.com/ },
  { name: 'DataDome', machinery: /captcha-delivery\.com/i },
  { name: 'HUMAN', machinery: /id="px-captcha"|_pxAppId|captcha\.px-cdn\.net|\/px\/captcha\//i },
  { name: 'Akamai', machinery: /sec-if-cpt-container|\/_sec\/cp_challenge\/|bm-verify=|sec-cpt-if/i },
  { name: 'Kasada', machinery: /KPSDK|\/ips\.js\?[^"']{0,300}KP_UIDz/ },
  { name: 'Vercel', header: ['x-vercel-mitigated', /^challenge/i] },
  { name: 'SiteGround', header: ['sg-captcha', /^challenge/i] },
  { name: 'SiteGround', machinery: /\/\.well-known\/(?:sg)?captcha\//i },
  { name: 'Fastly', machinery: /\/_fs-ch-[\w-]{8,40}\//i },
  { name: 'F5', machinery: /\/TSPD\/|bobcmn/, text: /support ID/i },
  { name: 'Qrator', machinery: /\/__qrator\/|qauth_utm/i },
  { name: 'BasedFlare', machinery: /\/\.basedflare\/|_basedflare_/i },
  { name: 'go-away', machinery: /\/\.well-known\/\.git\.gammaspectra\.live\/git\/go-away/i },
  // LiteSpeed, BitNinja, Imunify360, SafeLine and a cookie test of free hosters.
  { name: 'LiteSpeed', machinery: /\/\.lsrecap\/recaptcha/i },
  { name: 'BitNinja', title: /Waiting for the redirectiron/i },
  { name: 'Imunify360', machinery: /imunify360|\/z0f76a1d14fd21a8fb5fd0d03e0fdc3d3cedae52f/i },
  { name: 'SafeLine', machinery: /\/\.safeline\/(?:static|challenge)|safeline_bot_challenge/i },
  { name: 'cookie test', machinery: /slowAES\.decrypt|__test="?\+toHex/ },
];

/** A captcha in a form of its own, whatever the product. */
export const CAPTCHA =
  /\b(?:g-recaptcha|h-captcha|cf-turnstile|frc-captcha|smart-captcha|geetest|mtcaptcha|altcha)\b|name=["']?captcha/i;
/** What such a page calls itself. */
export const WALL_TITLE =
  /\b(?:captcha|robot|are you (?:a )?human|security (?:check|checkpoint|verification)|bot (?:check|verification|protection|challenge)|human verification|(?:verify|verifying|verification|confirm)\b.{0,30}\b(?:human|browser|bot)|checking your browser|attention required|just a moment|one moment,? please|please wait|ddos protection|access denied)\b|проверка|подтвердите|überprüf|sicherheit|vérification|verificaci[oó]n|verifica\b/i;
/** What it says. */
export const WALL_TEXT =
  /\b(?:you are (?:not )?(?:a )?(?:human|robot|bot)|not a (?:ro)?bot|human or (?:a )?(?:ro)?bot|checking your browser|verify(?:ing)? (?:that )?(?:you|your)|is being verified|unusual traffic|automated (?:requests|traffic|access)|enable javascript and cookies|(?:enable|requires?) javascript to (?:continue|proceed)|complete the (?:captcha|security check)|solve the captcha|prove you)\b/i;
/** Links of a page that is nothing but a wall; any page of a board has more. */
export const MAX_WALL_LINKS = 8;

/** Pages that refuse for good, with a status that does not say so. */
export const BLOCKS: readonly Wall[] = [
  { name: 'F5', text: /The requested URL was rejected\. Please consult with your administrator/i },
  { name: 'Wordfence', text: /Your access to this site has been limited by the site owner/i },
  { name: 'Akamai', title: /^\s*Access Denied\s*$/i, text: /You don'?t have permission to access/i },
  { name: 'Sucuri', title: /Sucuri Website Firewall/i, text: /Access Denied/i },
  {
    name: 'Cloudflare',
    machinery: /id="cf-error-details"/,
    text: /you have been blocked|error code:? 10(?:06|07|08|09|10|20)|banned your IP/i,
  },
];
