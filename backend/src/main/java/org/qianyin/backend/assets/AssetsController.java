package org.qianyin.backend.assets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.backend.web.Rejected;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.cid.Cid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files in and out, by content. */
@RestController
@RequestMapping("/v1/assets")
class AssetsController {

  private final Upload upload;
  private final AssetCatalogue catalogue;
  private final Download download;
  private final AssetSettings settings;

  AssetsController(
      Upload upload, AssetCatalogue catalogue, Download download, AssetSettings settings) {
    this.upload = upload;
    this.catalogue = catalogue;
    this.download = download;
    this.settings = settings;
  }

  @PostMapping
  ResponseEntity<Object> upload(
      HttpServletRequest request,
      @RequestHeader(name = Declared.DIGEST, required = false) @Nullable String digest,
      @RequestHeader(name = Declared.CID, required = false) @Nullable String cid)
      throws IOException {
    try {
      String type = request.getContentType();
      PacedBody body = new PacedBody(request.getInputStream(), settings.pace());
      boolean multipart = type != null && type.startsWith("multipart/form-data");
      Upload.Parts parts =
          multipart
              ? new MultipartParts(request, body, settings.maxParts())
              : whole(request, body, Declared.parse(digest, cid));
      List<Upload.Stored> stored = upload.receive(parts);
      if (stored.isEmpty()) {
        throw new Refused("MULTIPART_INVALID", "body: want at least one part with a filename");
      }
      boolean isNew = stored.stream().anyMatch(Upload.Stored::isNew);
      List<Asset> assets = stored.stream().map(Upload.Stored::asset).toList();
      return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
          .body(multipart ? Map.of("items", assets) : assets.getFirst());
    } catch (Refused e) {
      throw new Rejected(e.code(), e.detail());
    } catch (StoreFault e) {
      throw new Rejected(e.code(), String.valueOf(e.getMessage()));
    } catch (MultipartStream.MalformedStreamException e) {
      throw new Rejected("MULTIPART_INVALID", "body: " + e.getMessage());
    }
  }

  private Upload.Parts whole(HttpServletRequest request, PacedBody body, Declared declared)
      throws IOException {
    if (request.getContentLengthLong() > settings.maxSize().toBytes()) {
      throw new Refused(
          "UPLOAD_TOO_LARGE", "body: want at most " + settings.maxSize().toBytes() + " bytes");
    }
    Upload.Part only = Upload.Part.of(body, declared, request.getContentType());
    var rest = new java.util.ArrayDeque<>(List.of(only));
    return rest::poll;
  }

  @GetMapping
  Asset find(@RequestParam String digest) {
    ContentDigest sha256;
    try {
      sha256 = ContentDigest.parse(digest);
    } catch (IllegalArgumentException e) {
      throw new Rejected("PARAMETER_INVALID", "digest: want sha256:<64 hex>");
    }
    return catalogue
        .find(sha256)
        .orElseThrow(() -> new Rejected("NOT_FOUND", "digest: no file with it is kept here"));
  }

  @GetMapping("/{cid}")
  void download(
      @PathVariable String cid,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
      HttpServletResponse response)
      throws IOException {
    Cid file = cidOf(cid);
    Asset asset =
        catalogue
            .find(file)
            .orElseThrow(
                () -> new Rejected("NOT_FOUND", "cid: no file with it is kept here, got " + file));
    response.setContentType(asset.mime());
    response.setHeader(HttpHeaders.ETAG, '"' + cid + '"');
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    // Whatever somebody uploaded must not run as a page of this server.
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    download.send(file, asset.size(), range, response);
  }

  static Cid cidOf(String text) {
    try {
      return Cid.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Rejected("PARAMETER_INVALID", "cid: want a CIDv1 in base32, such as bafybei…");
    }
  }
}
