(() => {
  'use strict';
})();
