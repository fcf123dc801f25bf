// stylelint on static/css: what browsers would ignore in silence, and the house's
// own rules. How rules are set out on the page is Prettier's.

/** Colours are named once, in the tokens, so that dark mode and print change them all. */
const rawColours = {
  'color-no-hex': [true, { message: 'a raw colour: use a token (static/css/site/20-tokens.css)' }],
  'color-named': ['never', { message: 'a raw colour: use a token (static/css/site/20-tokens.css)' }],
  'function-disallowed-list': [
    ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color'],
    { message: 'a raw colour: use a token (static/css/site/20-tokens.css)' },
  ],
};

/** @type {import('stylelint').Config} */
export default {
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  rules: {
    'annotation-no-unknown': true,
    'at-rule-no-unknown': true,
    'at-rule-descriptor-no-unknown': true,
    'at-rule-descriptor-value-no-unknown': true,
    'at-rule-prelude-no-invalid': true,
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'comment-no-empty': true,
    'custom-property-no-missing-var-function': true,
    'declaration-block-no-duplicate-custom-properties': true,
    // The same property twice is a fallback for browsers that do not know the second.
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-syntaxes'] }],
    'declaration-block-no-shorthand-property-overrides': true,
    'declaration-no-important': null,
    'declaration-property-unit-disallowed-list': [
      { '/^font/': ['px'], 'line-height': ['px'], 'letter-spacing': ['px'], 'text-indent': ['px'] },
      { message: "type in px does not grow with the reader's own size: use rem" },
    ],
    'font-family-no-duplicate-names': true,
    'function-calc-no-unspaced-operator': true,
    'function-linear-gradient-no-nonstandard-direction': true,
    'keyframe-block-no-duplicate-selectors': true,
    'keyframe-declaration-no-important': true,
    'media-feature-name-no-unknown': true,
    'media-feature-name-value-no-unknown': true,
    'named-grid-areas-no-invalid': true,
    'no-duplicate-at-import-rules': true,
    'no-invalid-double-slash-comments': true,
    'no-invalid-position-at-import-rule': true,
    'no-irregular-whitespace': true,
    // A site in a language that is written from the right turns itself round.
    'property-disallowed-list': [
      ['/^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)/', 'left', 'right'],
      { message: 'use the logical property: inline-start or inline-end' },
    ],
    'property-no-deprecated': true,
    'property-no-unknown': true,
    'property-no-vendor-prefix': null,
    'selector-anb-no-unmatchable': true,
    'selector-pseudo-class-no-unknown': true,
    'selector-pseudo-element-no-unknown': true,
    'selector-type-no-unknown': true,
    'string-no-newline': true,
    'syntax-string-no-invalid': true,
    'unit-no-unknown': true,
    ...rawColours,
  },
  overrides: [
    {
      files: ['**/site/20-tokens.css'],
      rules: Object.fromEntries(Object.keys(rawColours).map((rule) => [rule, null])),
    },
  ],
};
