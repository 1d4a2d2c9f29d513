#!/bin/sh
# Makes the database and its two roles when the cluster is new: what docs/operations.md tells to run as superuser.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=owner="$(cat /run/secrets/postgres-owner)" --set=application="$(cat /run/secrets/postgres-application)" <<'SQL'
CREATE ROLE qianyin_owner LOGIN PASSWORD :'owner';
CREATE ROLE qianyin LOGIN PASSWORD :'application';
CREATE DATABASE qianyin OWNER qianyin_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE qianyin FROM PUBLIC;
GRANT CONNECT ON DATABASE qianyin TO qianyin;
SQL
