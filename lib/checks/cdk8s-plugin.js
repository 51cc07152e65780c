// What `validations` in cdk8s.yaml names. Plain JavaScript, so that a fresh clone needs no build.
require('tsx/cjs/api').register();

module.exports = require('./cdk8s-validation.ts');
