package org.qianyin.backend.assets.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.backend.assets.store.StoreFault;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects of one bucket, in the words of a store. The server checks what it gets by its MD5. */
final class Bucket implements AutoCloseable {

  /** What servers call it when their room is used up. */
  private static final Set<String> FULL =
      Set.of(
          "XMinioStorageFull",
          "XMinioAdminBucketQuotaExceeded",
          "QuotaExceeded",
          "InsufficientStorage");

  private static final int NAME_BYTES = 1024;

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final String at;

  Bucket(S3Settings settings) {
    this.bucket = Objects.requireNonNull(settings.bucket(), "bucket");
    this.prefix = settings.prefix();
    this.at = "bucket " + bucket + " at " + settings.endpoint();
    this.client =
        S3Client.builder()
            .endpointOverride(settings.endpoint())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            // Each part is in memory: signed as a whole, which every server understands.
            .serviceConfiguration(signing -> signing.chunkedEncodingEnabled(false))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        Objects.requireNonNull(settings.accessKey(), "access key"),
                        Objects.requireNonNull(settings.secretKey(), "secret key"))))
            // Many servers know nothing of the trailing checksums that newer SDKs send unasked.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(settings.connect())
                    .socketTimeout(settings.stall()))
            .build();
  }

  private interface Call<T> {
    T run();
  }

  boolean exists() throws IOException {
    return found(() -> client.headBucket(ask -> ask.bucket(bucket))).isPresent();
  }

  /** The short text that an object holds. */
  Optional<String> text(String key) throws IOException {
    Optional<InputStream> in =
        found(() -> client.getObject(ask -> ask.bucket(bucket).key(prefix + key)));
    if (in.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream body = in.get()) {
      return Optional.of(new String(body.readNBytes(NAME_BYTES), StandardCharsets.US_ASCII));
    }
  }

  /** Bytes of an object. */
  OptionalLong size(String key) throws IOException {
    return found(() -> client.headObject(ask -> ask.bucket(bucket).key(prefix + key)))
        .map(object -> OptionalLong.of(object.contentLength()))
        .orElse(OptionalLong.empty());
  }

  /** A range of an object. */
  InputStream get(String key, long offset, long length) throws IOException {
    String range = "bytes=" + offset + "-" + (offset + length - 1);
    Optional<InputStream> in =
        found(() -> client.getObject(ask -> ask.bucket(bucket).key(prefix + key).range(range)));
    return in.orElseThrow(() -> new NoSuchFileException(key));
  }

  void put(String key, byte[] bytes) throws IOException {
    call(() ->
        client.putObject(
            ask -> ask.bucket(bucket).key(prefix + key).contentMD5(md5(bytes)),
            RequestBody.fromBytes(bytes)));
  }

  /** Starts an object in parts; the handle that its parts name. */
  String startUpload(String key) throws IOException {
    return call(
        () -> client.createMultipartUpload(ask -> ask.bucket(bucket).key(prefix + key)).uploadId());
  }

  CompletedPart sendPart(String key, String upload, int number, byte[] bytes) throws IOException {
    String tag =
        call(() ->
            client
                .uploadPart(
                    ask ->
                        ask.bucket(bucket)
                            .key(prefix + key)
                            .uploadId(upload)
                            .partNumber(number)
                            .contentMD5(md5(bytes)),
                    RequestBody.fromBytes(bytes))
                .eTag());
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  void completeUpload(String key, String upload, List<CompletedPart> parts) throws IOException {
    call(() ->
        client.completeMultipartUpload(ask ->
            ask.bucket(bucket)
                .key(prefix + key)
                .uploadId(upload)
                .multipartUpload(all -> all.parts(parts))));
  }

  void abortUpload(String key, String upload) throws IOException {
    found(() ->
        client.abortMultipartUpload(ask -> ask.bucket(bucket).key(prefix + key).uploadId(upload)));
  }

  void delete(String key) throws IOException {
    found(() -> client.deleteObject(ask -> ask.bucket(bucket).key(prefix + key)));
  }

  private <T> Optional<T> found(Call<? extends T> call) throws IOException {
    try {
      return Optional.of(call.run());
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw fault(e);
    } catch (SdkException | UncheckedIOException e) {
      throw fault(e);
    }
  }

  private <T> T call(Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (SdkException | UncheckedIOException e) {
      throw fault(e);
    }
  }

  private IOException fault(RuntimeException e) {
    if (e instanceof S3Exception answer) {
      String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
      return FULL.contains(code) || answer.statusCode() == 507
          ? new Refused("STORAGE_FULL", at + " has no room left (" + code + ")", e)
          : StoreFault.unavailable(at + " answered " + answer.statusCode() + " " + code, e);
    }
    return StoreFault.unavailable(at + " cannot be reached (" + e.getMessage() + ")", e);
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks MD5", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
