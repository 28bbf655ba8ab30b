/** The deputies' phone entry. Without a log-in it leads to the log-in page, which comes back here. */
location.replace(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
