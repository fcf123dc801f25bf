// What no spec may do: specs/sources.test.js looks whether each line is found.
await page.raw.click('a');
await page.raw.keyboard.press('Tab');
await page.evaluate((s) => document.querySelector(s).click(), 'a');
await page.evaluate(() => (location.hash = '#a'));
await page.until('it is gone', () => history.back());
assert.equal(await page.address(), 'a.html');
await sleep(150);
await new Promise((resolve) => setTimeout(resolve, 150));
// And what it may do.
await page.click('link', 'On');
await page.act(() => document.querySelector('a').click());
await page.arrives('a.html');
assert.equal(await page.evaluate(() => location.hash === '#a'), true);
