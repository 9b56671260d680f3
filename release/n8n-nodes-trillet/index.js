// n8n finds the nodes through the "n8n" section of package.json; this file only has to exist,
// because package.json names it as the package's entry point.
module.exports = {};
