import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/engines/index.js';

/**
 * What engines answer with status 200 in place of a thread, in their own markup and in languages whose words are in no
 * list: missing threads are errors, and a form to sign in that stands on every page of a guest is none.
 */
const ANSWERS: readonly (readonly [name: string, code: string, html: string])[] = [
  [
    'MyBB: missing thread, seen by a guest',
    'error-page',
    '<html lang="fi"><head><title>Mehiläiset</title></head><body><div id="container"><div id="header"><div id="panel"><div class="upper"><div class="modal" id="quick_login" style="display: none;"><form method="post" action="https://hives.example.org/member.php"><input name="action" type="hidden" value="do_login" /><input name="url" type="hidden" value="" /><input name="quick_login" type="hidden" value="1" /><table class="tborder"><tr><td class="thead" colspan="2"><strong>Kirjaudu</strong></td></tr><tr><td class="trow1"><input name="quick_password" type="password" /></td></tr></table></form></div></div></div></div><div id="content"><div class="wrapper"><div class="navigation"><a href="index.php">Mehiläiset</a><br /><span class="active">Viesti</span></div><br /><table border="0" cellspacing="0" cellpadding="5" class="tborder"><tr><td class="thead"><span class="smalltext"><strong>Mehiläiset</strong></span></td></tr><tr><td class="trow1">Aihetta ei ole.</td></tr></table></div></div></div></body></html>',
  ],
  [
    'MyBB: a thread that wants an account',
    'login-required',
    '<html><head><title>Hives</title></head><body><div class="navigation"><span class="active">Hives</span></div><form action="member.php" method="post"><input type="hidden" name="action" value="do_login" /><input type="hidden" name="url" value="/showthread.php?tid=4" /><table class="tborder"><tr><td class="thead" colspan="2"><span class="smalltext"><strong>Hives</strong></span></td></tr><tr><td class="trow1" colspan="2">Ei oikeuksia.</td></tr><tr><td class="trow2"><input type="password" name="password" /></td></tr></table></form></body></html>',
  ],
  [
    'SMF 1.1: missing topic',
    'error-page',
    '<html><head><title>Tähtikenttä</title></head><body><table border="0" width="80%" cellspacing="0" align="center" cellpadding="4" class="tborder"><tr class="titlebg"><td>Tapahtui jotain</td></tr><tr class="windowbg"><td style="padding: 3ex;">Aihetta ei ole.</td></tr></table><div style="text-align: center; margin-top: 2ex;"><a href="javascript:history.go(-1)">Takaisin</a></div></body></html>',
  ],
  [
    'SMF 2.0: missing topic',
    'error-page',
    '<html><head><title>Tapahtui jotain</title></head><body><form id="guest_form" action="index.php?action=login2" method="post"><input type="password" name="passwrd" /></form><div id="fatal_error"><div class="cat_bar"><h3 class="catbg">Tapahtui jotain</h3></div><div class="windowbg"><div class="padding">Aihetta ei ole.</div></div></div></body></html>',
  ],
  [
    'vBulletin 3: no such thread',
    'error-page',
    '<html><head><title>Linssit</title></head><body><form action="login.php?do=login" method="post"><input type="text" name="vb_login_username" /><input type="password" name="vb_login_password" /></form><table class="tborder"><tr><td class="tcat">Viesti</td></tr><tr><td class="panelsurround" align="center"><div class="panel"><div style="width:640px" align="left"><center>Aihetta ei ole.</center></div></div></td></tr></table></body></html>',
  ],
  [
    'vBulletin 3: wants an account',
    'login-required',
    '<html><head><title>Linssit</title></head><body><table class="tborder"><tr><td class="tcat">Viesti</td></tr><tr><td class="panelsurround"><form action="login.php" method="post"><div class="panel"><input type="text" name="vb_login_username" /><input type="password" name="vb_login_password" /></div></form></td></tr></table></body></html>',
  ],
  [
    'vBulletin 4: no such thread',
    'error-page',
    '<html id="vbulletin_html"><head><title>Purjeet</title></head><body><form id="navbar_loginform" action="login.php?do=login"><input type="text" name="vb_login_username" /></form><div class="standard_error"><h2 class="blockhead">Viesti</h2><div class="blockbody formcontrols"><div class="blockrow restore">Aihetta ei ole.</div></div></div></body></html>',
  ],
  [
    'XenForo 2: no such thread',
    'error-page',
    '<html id="XF" lang="fi" data-app="public" data-template="error"><head><title>Hups</title></head><body data-template="error"><a href="/login/" class="p-navgroup-link--logIn">Kirjaudu</a><div class="p-body"><div class="blockMessage">Aihetta ei ole.</div></div></body></html>',
  ],
  [
    'XenForo 2: wants an account',
    'login-required',
    '<html id="XF" lang="fi" data-app="public" data-template="login"><head><title>Tervetuloa</title></head><body data-template="login"><div class="blockMessage">Ensin tunnus.</div><form action="/login/login" method="post"><input type="password" name="password" /></form></body></html>',
  ],
  [
    'XenForo 1: no such thread',
    'error-page',
    '<html id="XenForo"><head><title>Hups</title></head><body><form action="login/login" method="post" id="login" class="xenForm"><input type="password" name="password" /></form><div class="errorPanel"><h3 class="errorHeading">Hups</h3><div class="baseHtml errors"><label class="OverlayCloser">Aihetta ei ole.</label></div></div></body></html>',
  ],
  [
    'Invision 4: no such topic',
    'error-page',
    '<html><head><title>Saniaiset</title></head><body class="ipsApp ipsApp_front" data-pagecontroller="topic"><div id="elUserSignIn_menu"><form action="/login/"><input type="password" name="password" /></form></div><section id="elError" class="ipsType_center"><p id="elErrorMessage">Aihetta ei ole.</p></section></body></html>',
  ],
  [
    'FluxBB: bad request',
    'error-page',
    '<html><head><title>Tiedote / Solmut</title></head><body><div id="punviewtopic" class="pun"><div id="msg" class="block"><h2><span>Tiedote</span></h2><div class="box"><div class="inbox"><p>Linkki on vanha.</p></div></div></div></div></body></html>',
  ],
  [
    'PunBB 1.4: bad request',
    'error-page',
    '<html><head><title>Tiedote</title></head><body><div id="brd-message" class="brd-page"><div class="main-content main-message"><p>Linkki on vanha.</p></div></div></body></html>',
  ],
  [
    'Burning Board 4: illegal link',
    'error-page',
    '<html><head><title>Lampi</title></head><body id="tplIllegalLink"><p class="error">Linkki on vanha.</p></body></html>',
  ],
  [
    'phpBB 2: missing topic',
    'error-page',
    '<html><head><title>Leijat</title></head><body><table class="forumline" width="100%"><tr><th class="thHead" height="25"><b>Tiedote</b></th></tr><tr><td class="row1"><table width="100%"><tr><td>&nbsp;</td></tr><tr><td align="center"><span class="gen">Aihetta ei ole.</span></td></tr><tr><td>&nbsp;</td></tr></table></td></tr></table></body></html>',
  ],
  [
    'phpBB 3: missing topic',
    'error-page',
    '<html><head><title>Mylly</title></head><body id="phpbb" class="nojs section-viewtopic"><form action="./ucp.php?mode=login" method="post" class="headerspace"><input type="password" name="password" /></form><div id="page-body"><div class="panel" id="message"><div class="inner"><h2 class="message-title">Tiedote</h2><p>Aihetta ei ole.</p></div></div></div></body></html>',
  ],
];

describe('pages that answer in place of a thread', () => {
  it.each(ANSWERS)('%s: %s', (_name, code, html) => {
    const page = parsePage({ text: html, format: 'html', url: null });
    expect(page.type === 'thread' ? page.posts : null).toEqual([]);
    expect(page.problems.map((problem) => problem.code)).toContain(code);
  });
});
