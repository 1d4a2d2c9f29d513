#!/bin/sh
# Makes a new cluster the primary: a commit is told of only once the standby has it on its disk too.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=replication="$(cat /run/secrets/postgres-replication)" <<'SQL'
CREATE ROLE qianyin_standby LOGIN REPLICATION PASSWORD :'replication';
SELECT pg_create_physical_replication_slot('standby');
-- Hold from the next start on: while the cluster is made there is nobody to wait for.
ALTER SYSTEM SET synchronous_standby_names = 'standby';
ALTER SYSTEM SET synchronous_commit = 'on';
ALTER SYSTEM SET max_slot_wal_keep_size = '16GB';
SQL
echo 'host replication qianyin_standby all scram-sha-256' >>"$PGDATA/pg_hba.conf"
