// html-validate on every built page. Rules about how source is typed say nothing
// about minified pages and are not part of "standard"; each rule that is switched
// off beyond that says why.

export default {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Nothing is fetched from another host, so there is nothing to check the sum of.
    'require-sri': 'off',
    // Safari takes the role of a list away from one without marks; the role gives it back.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list'] }],
  },
};
