import { expect, it } from 'vitest';
import { Page } from '../../src/desk/design/page.js';
import { visitorLike } from './support.js';

it('escapes what it shows', async () => {
  const text = String(
    await (
      <Page title="<b>" section="queue" visitor={visitorLike()}>
        {'<script>alert(1)</script>'}
      </Page>
    ),
  );
  expect(text).toContain('&lt;script&gt;');
  expect(text).not.toContain('<script>alert');
});
