/** Command-line settings of the embedded server: they win over any file, so a cluster never drifts. */
export function serverSettings(socketDir: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '', // the Unix socket only
    port: String(port),
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '64MB', // beyond it the system's own cache serves
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    autovacuum_work_mem: '16MB',
    autovacuum_max_workers: '1', // each takes its share of memory
    effective_cache_size: '512MB',
    random_page_cost: '1.1',
    jit: 'off', // compiling costs more than it saves on short queries
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C', // explain-failure.ts reads them
    log_min_messages: 'warning',
    log_min_error_statement: 'panic', // statements hold people's words
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...(durable ? { fsync: 'on', synchronous_commit: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_wal_size: '512MB' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
