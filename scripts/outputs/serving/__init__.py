"""A finished site → what a web server needs to serve it: headers, releases, a configuration."""
