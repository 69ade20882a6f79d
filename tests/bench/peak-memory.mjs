// Loaded into a measured process (node --import): says its peak resident memory on the last line of its standard error.
process.on('exit', () => {
  process.stderr.write(`\npeak-rss-kib ${process.resourceUsage().maxRSS}\n`);
});
