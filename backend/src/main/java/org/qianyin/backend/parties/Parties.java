package org.qianyin.backend.parties;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of parties: written by the projection, read by the controller. */
@Repository
class Parties {

  private final JdbcClient jdbc;

  Parties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Party> find(EntryId id) {
    return jdbc.sql("SELECT * FROM party WHERE id = ?")
        .param(id.digest().bytes())
        .query(Parties::row)
        .optional();
  }

  void registered(Party party, Instant loggedAt) {
    jdbc.sql("INSERT INTO party (id, seq, logged_at, kind, name, keys) VALUES (?, ?, ?, ?, ?, ?)")
        .params(party.id().digest().bytes(), party.seq(), Timestamp.from(loggedAt), party.kind())
        .param(party.name().orElse(null))
        .param(text(party.keys()))
        .update();
  }

  void keys(EntryId party, List<Party.Key> keys) {
    jdbc.sql("UPDATE party SET keys = ? WHERE id = ?")
        .params(text(keys), party.digest().bytes())
        .update();
  }

  private static Party row(ResultSet row, int index) throws SQLException {
    return new Party(
        new EntryId(Digest.of(row.getBytes("id"))),
        row.getLong("seq"),
        row.getString("kind"),
        Optional.ofNullable(row.getString("name")),
        keys(row.getString("keys")));
  }

  private static List<Party.Key> keys(String text) {
    Json json = Jcs.parse(text.getBytes(StandardCharsets.UTF_8), 4).orThrow();
    return ((Json.Arr) json)
        .items().stream()
            .map(Json.Obj.class::cast)
            .map(key ->
                new Party.Key(
                    key.string("alg"),
                    key.string("key"),
                    key.optionalString("custodian").orElse(null)))
            .toList();
  }

  private static String text(List<Party.Key> keys) {
    List<Json> items = keys.stream().<Json>map(Parties::json).toList();
    return new String(Jcs.write(new Json.Arr(items)), StandardCharsets.UTF_8);
  }

  private static Json.Obj json(Party.Key key) {
    TreeMap<String, Json> members = new TreeMap<>();
    members.put("alg", new Json.Str(key.alg()));
    members.put("key", new Json.Str(key.key()));
    if (key.custodian() != null) {
      members.put("custodian", new Json.Str(key.custodian()));
    }
    return new Json.Obj(members);
  }
}
