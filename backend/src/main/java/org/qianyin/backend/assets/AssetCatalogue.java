package org.qianyin.backend.assets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.backend.assets.store.BlockStore.Place;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which files are stored, and where their blocks lie. */
@Repository
class AssetCatalogue {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final CopyOutbox outbox;

  AssetCatalogue(JdbcClient jdbc, JdbcTemplate batch, CopyOutbox outbox) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.outbox = outbox;
  }

  /** A file that the block store has kept. */
  record Kept(Fingerprint fingerprint, List<Place> places) {}

  /**
   * Lists files that are durable, and queues their copies.
   *
   * @param replicas names of the stores that are to have a copy
   * @return for each, whether it is new
   */
  @Transactional
  public List<Boolean> put(List<Kept> files, List<String> replicas) {
    Set<Cid> added = add(files.stream().map(Kept::fingerprint).toList());
    List<Boolean> fresh = new ArrayList<>();
    for (Kept file : files) {
      boolean isNew = added.remove(file.fingerprint().cid()); // the same one again is not
      if (isNew && !file.places().isEmpty()) {
        putBlocks(file.fingerprint(), file.places());
      }
      fresh.add(isNew);
    }
    outbox.queue(files.stream().map(file -> file.fingerprint().cid()).toList(), replicas);
    return fresh;
  }

  /** Those that were not listed yet. */
  private Set<Cid> add(List<Fingerprint> files) {
    return jdbc.sql(
            """
            INSERT INTO asset (cid, sha256, size, mime)
            SELECT * FROM unnest(?::bytea[], ?::bytea[], ?::bigint[], ?::text[])
            ON CONFLICT DO NOTHING RETURNING cid\
            """)
        .param(files.stream().map(file -> file.cid().bytes()).toArray(byte[][]::new))
        .param(files.stream().map(file -> file.sha256().bytes()).toArray(byte[][]::new))
        .param(files.stream().map(Fingerprint::size).toArray(Long[]::new))
        .param(files.stream().map(file -> file.mediaType().value()).toArray(String[]::new))
        .query((row, n) -> Cid.ofBytes(row.getBytes(1)))
        .set();
  }

  private void putBlocks(Fingerprint file, List<Place> places) {
    byte[] asset = file.cid().bytes();
    List<Object[]> rows = new ArrayList<>();
    for (Place place : places) {
      rows.add(new Object[] {place.cid().bytes(), asset, place.offset(), place.length()});
    }
    batch.batchUpdate(
        "INSERT INTO asset_block (cid, asset, place, length) VALUES (?,?,?,?) ON CONFLICT DO NOTHING",
        rows);
  }

  /** The stored file of this CID. */
  Optional<Asset> find(Cid cid) {
    return jdbc.sql("SELECT cid, sha256, size, mime FROM asset WHERE cid = ?")
        .param(cid.bytes())
        .query(AssetCatalogue::asset)
        .optional();
  }

  /** The stored file with these bytes; if several profiles made several trees, the first. */
  Optional<Asset> find(ContentDigest sha256) {
    return jdbc.sql(
            "SELECT cid, sha256, size, mime FROM asset WHERE sha256 = ? ORDER BY stored_at, cid LIMIT 1")
        .param(sha256.bytes())
        .query(AssetCatalogue::asset)
        .optional();
  }

  /** Where a block lies: in a file of many, or as a file of its own. */
  Optional<Located> block(Cid cid) {
    Optional<Located> inside =
        jdbc.sql("SELECT asset, place, length FROM asset_block WHERE cid = ?")
            .param(cid.bytes())
            .query((row, n) -> located(cid, row))
            .optional();
    return inside.isPresent() || cid.codec() != Codec.RAW
        ? inside
        : find(cid).map(asset -> Located.alone(cid, Math.toIntExact(asset.size())));
  }

  private static Located located(Cid cid, ResultSet row) throws SQLException {
    return new Located(Cid.ofBytes(row.getBytes(1)), new Place(cid, row.getLong(2), row.getInt(3)));
  }

  /** A block, and the stored file that holds it. */
  record Located(Cid file, Place place) {
    static Located alone(Cid cid, int length) {
      return new Located(cid, new Place(cid, 0, length));
    }
  }

  private static Asset asset(ResultSet row, int n) throws SQLException {
    return assetOf(
        Cid.ofBytes(row.getBytes(1)),
        new ContentDigest(ContentDigest.Algorithm.SHA256, row.getBytes(2)),
        row.getLong(3),
        new MediaType(row.getString(4)));
  }

  static Asset assetOf(Cid cid, ContentDigest sha256, long size, MediaType type) {
    return new Asset(cid.toString(), "sha256:" + sha256.hex(), size, type.value());
  }
}
