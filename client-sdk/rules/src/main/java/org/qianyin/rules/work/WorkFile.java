package org.qianyin.rules.work;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.Read;

/**
 * One file of a work (bodies-v1 specification §4.1).
 *
 * @param role {@code MASTER PROXY POSTER SCRIPT STEM PROJECT SUBTITLE}
 * @param size bytes
 * @param digest SHA-256; absent while unpublished
 * @param duration milliseconds
 */
public record WorkFile(
    String role,
    String mime,
    long size,
    Optional<Digest> digest,
    Optional<String> cid,
    Optional<String> iscc,
    Optional<String> sm3,
    OptionalLong duration) {

  static List<WorkFile> list(Json.Obj body) {
    return body.objects("files").stream().map(WorkFile::of).toList();
  }

  private static WorkFile of(Json.Obj file) {
    return new WorkFile(
        file.string("role"),
        file.string("mime"),
        file.integer("size"),
        Read.optionalDigest(file, "digest"),
        file.optionalString("cid"),
        file.optionalString("iscc"),
        file.optionalString("sm3"),
        Read.optionalInteger(file, "duration"));
  }
}
