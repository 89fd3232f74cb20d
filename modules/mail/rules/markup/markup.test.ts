import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { mend } from './mend.ts';
import { child, parseTree, textOf } from './tree.ts';

/** Text of <a> in a document, its attribute `x`, and what <b> beside it holds. */
function read(xml: string): { a: string | null; x: string | null; b: string | null } {
  const root = parseTree(xml);
  const top = child(root, 'r') ?? root;
  return {
    a: textOf(child(top, 'a')),
    x: child(top, 'a')?.attributes.get('x') ?? null,
    b: textOf(child(top, 'b')),
  };
}

describe('XML as people write it', () => {
  it.each([
    ['as it should be', '<r><a x="1">one</a><b>two</b></r>', 'one', '1'],
    ['raw &', '<r><a>Smith & Sons, R&D</a><b>two</b></r>', 'Smith & Sons, R&D', null],
    ['raw < before a number', '<r><a>under <5000 EUR</a><b>two</b></r>', 'under <5000 EUR', null],
    ['raw < before a word', '<r><a>price <a lot</a><b>two</b></r>', 'price <a lot', null],
    ['a heart', '<r><a>I <3 it</a><b>two</b></r>', 'I <3 it', null],
    ['"<!" in words', '<r><a>so <! what</a><b>two</b></r>', 'so <! what', null],
    ['a quote that never ends', '<r><a x="1>one</a><b>two</b></r>', 'one', '1'],
    ['a quote too many', '<r><a x="1"">one</a><b>two</b></r>', 'one', '1'],
    ['">" in a quoted value', '<r><a x="1>0">one</a><b>two</b></r>', 'one', '1>0'],
    ['no quotes', '<r><a x=1>one</a><b>two</b></r>', 'one', '1'],
    ['other case', '<R><A X="1">one</a><B>two</b></R>', 'one', '1'],
    ['a prefix', '<n:r xmlns:n="u"><n:a x="1">one</n:a><n:b>two</n:b></n:r>', 'one', '1'],
    ['CDATA with markup', '<r><a><![CDATA[<b>1</b> & <5]]></a><b>two</b></r>', '<b>1</b> & <5', null],
    ['a comment with markup', '<r><a>o<!-- </a><b>no</b> -->ne</a><b>two</b></r>', 'one', null],
    [
      'instruction before the declaration',
      '<?adf version "1.0"?><?xml version="1.0"?><r><a>one</a><b>two</b></r>',
      'one',
      null,
    ],
    ['instruction without its end', '<?adf version "1.0"><r><a>one</a><b>two</b></r>', 'one', null],
    ['br that nobody closes', '<r><a>one<br>more</a><b>two</b></r>', 'one\nmore', null],
    ['a stray end tag', '<r><a>one</z></a><b>two</b></r>', 'one', null],
    ['an unclosed element', '<r><a><i>one</a><b>two</b></r>', 'one', null],
    ['numbers', '<r><a>&#77;&#xfc;ller &#150;</a><b>two</b></r>', 'Müller –', null],
    ['the five', '<r><a x="&quot;">&lt;&amp;&gt;&apos;</a><b>two</b></r>', "<&>'", '"'],
    ['a name of HTML', '<r><a x="&ouml;">M&uuml;ller</a><b>two</b></r>', 'Müller', 'ö'],
    ['a name nobody knows', '<r><a>&foo; bar</a><b>two</b></r>', '&foo; bar', null],
    ['decoded once', '<r><a>&amp;lt;&amp;uuml;</a><b>two</b></r>', '&lt;&uuml;', null],
    ['control characters', '<r><a>o&#1;ne&#0;</a><b>two</b></r>', 'one\ufffd', null],
  ])('%s', (_, xml, a, x) => expect(read(xml)).toEqual({ a, x, b: 'two' }));

  it.each([
    ['in a word', '<r><a>one</a><b>tw', 'tw'],
    ['in an end tag', '<r><a>one</a><b>two</b', 'two'],
    ['in a start tag', '<r><a>one</a><b>two<c x="', 'two'],
    ['in a CDATA section', '<r><a>one</a><b><![CDATA[two', 'two'],
    ['in a comment', '<r><a>one</a><b>two<!-- th', 'two'],
    ['after "<"', '<r><a>one</a><b>two <', 'two <'],
  ])('cut off %s', (_, xml, b) => expect(read(xml)).toEqual({ a: 'one', x: null, b }));
});

describe('what a DOCTYPE declares', () => {
  const subset = `<!ENTITY e "boom"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY uuml "bad"><!ENTITY m "<a>no</a>">`;

  it.each([
    ['internal', '&e;', null],
    ['external', 'x&f;y', 'xy'],
    ['a known name declared anew', 'M&uuml;ller', 'Mller'],
    ['markup', '&m;', null],
    ['the five stay', '&amp;e;&lt;', '&e;<'],
  ])('%s is never expanded', (_, text, a) => {
    expect(read(`<!DOCTYPE r [${subset}]><r><a>${text}</a><b>two</b></r>`)).toMatchObject({ a, b: 'two' });
    expect(read(`<!DOCTYPE r SYSTEM "http://localhost/x.dtd" [${subset}]><r><a>${text}</a></r>`).a).toBe(a);
  });

  it('nor in an attribute', () => {
    expect(read(`<!DOCTYPE r [${subset}]><r><a x="1&e;&f;2">one</a></r>`).x).toBe('12');
  });
});

describe('limits', () => {
  it('elements deeper than a hundred become neighbours, none is lost', () => {
    const deep = parseTree(`${'<i>'.repeat(5000)}x`);
    let depth = 0;
    for (let at = child(deep, 'i'); at; at = child(at, 'i')) depth++;
    expect(depth).toBe(100);
    expect(textOf(deep)).toBe('x');
  });

  it('after twenty thousand elements the rest is ignored', () => {
    expect(parseTree('<i/>'.repeat(30_000)).children).toHaveLength(20_000);
  });

  it('mending adds no more than a reference per "<"', () => {
    expect(mend('<'.repeat(1000))).toBe('&lt;'.repeat(1000));
    expect(mend('<a b="1">x</a>')).toBe('<a b="1">x</a>');
  });
});

describe('HTML to text', () => {
  it.each([
    ['<p>one<p>two', 'one\ntwo'],
    ['a<br/>b<BR>c', 'a\nb\nc'],
    [
      '<table><tr><td>Name</td><td>Anna</td></tr><tr><td>Ort</td><td>Kiel</td></tr></table>',
      'Name\tAnna\nOrt\tKiel',
    ],
    ['<head><title>no</title><body>yes', 'yes'],
    ['<style>p{}</style><script>if (a<b) "</p>"</script>yes', 'yes'],
    ['<title/>yes', 'yes'],
    ['M&uuml;ller&nbsp;&amp; S&ouml;hne &#8364; &unknown; 3 < 4', 'Müller & Söhne € &unknown; 3 < 4'],
    ['one&zwnj;&zwnj;two', 'onetwo'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['<a href="https://example.org/?a=1&amp;b=2">here</a>', 'here <https://example.org/?a=1&b=2>'],
    ['<a href="https://example.org/">https://example.org/</a>', 'https://example.org/'],
    ['<a href="javascript:x">here</a>', 'here'],
    ['<!doctype html><!-- no --><?php no ?>yes', 'yes'],
    ['yes<img alt="a > b" src=x>', 'yes'],
    ['yes <b', 'yes'],
  ])('%j', (html, text) => expect(htmlToText(html, { links: true })).toBe(text));
});
