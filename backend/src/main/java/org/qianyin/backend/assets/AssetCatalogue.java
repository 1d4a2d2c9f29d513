package org.qianyin.backend.assets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  AssetCatalogue(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /** A file that the block store has kept. */
  record Kept(Fingerprint fingerprint, List<Place> places) {}

  /**
   * Lists files that are durable.
   *
   * @return for each, whether it is new
   */
  @Transactional
  public List<Boolean> put(List<Kept> files) {
    List<Boolean> fresh = new ArrayList<>();
    for (Kept file : files) {
      fresh.add(put(file));
    }
    return fresh;
  }

  private boolean put(Kept kept) {
    Fingerprint file = kept.fingerprint();
    int rows =
        jdbc.sql(
                "INSERT INTO asset (cid, sha256, size, mime) VALUES (?,?,?,?) ON CONFLICT DO NOTHING")
            .params(
                file.cid().bytes(), file.sha256().bytes(), file.size(), file.mediaType().value())
            .update();
    if (rows == 1 && !kept.places().isEmpty()) {
      putBlocks(file, kept.places());
    }
    return rows == 1;
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
