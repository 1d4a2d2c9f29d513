#!/bin/bash
# Becomes a standby of postgres1: copies it on the first start, and follows it from then on.
set -euo pipefail
PGPASSWORD=$(cat /run/secrets/postgres-replication)
export PGPASSWORD
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  rm -rf "$PGDATA/.copy" # of a start that was cut short
  pg_basebackup --host=postgres1 --username=qianyin_standby --no-password --pgdata="$PGDATA/.copy" \
    --wal-method=stream --slot=standby --checkpoint=fast
  cat >>"$PGDATA/.copy/postgresql.auto.conf" <<CONF
synchronous_standby_names = ''
primary_slot_name = 'standby'
primary_conninfo = 'host=postgres1 user=qianyin_standby password=$PGPASSWORD application_name=standby'
CONF
  touch "$PGDATA/.copy/standby.signal"
  mv "$PGDATA/.copy/PG_VERSION" "$PGDATA/.copy/PG_VERSION.last"
  mv "$PGDATA"/.copy/* "$PGDATA/"
  mv "$PGDATA/PG_VERSION.last" "$PGDATA/PG_VERSION" # a copy that was cut short is no copy
  rmdir "$PGDATA/.copy"
  chown -R postgres "$PGDATA"
fi
unset PGPASSWORD
exec docker-entrypoint.sh postgres
