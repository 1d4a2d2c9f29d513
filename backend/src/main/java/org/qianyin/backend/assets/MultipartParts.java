package org.qianyin.backend.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileItemHeaders;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.Refused;

/**
 * The files of a {@code multipart/form-data} body (RFC 7578), read as they stream by. Fields that
 * are no files are skipped; names are never looked at.
 */
final class MultipartParts implements Upload.Parts {

  private final FileItemIterator items;
  private final PacedBody body;
  private final int maxParts;
  private int count;

  /**
   * Reads the head of the body.
   *
   * @param body of the request, as it is to be read
   * @throws Refused if it has none
   */
  MultipartParts(HttpServletRequest request, PacedBody body, int maxParts) throws IOException {
    this.body = body;
    this.maxParts = maxParts;
    try {
      this.items = new FileUpload().getItemIterator(new Context(request, body));
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public Upload.@Nullable Part next() throws IOException {
    try {
      while (items.hasNext()) {
        FileItemStream item = items.next();
        if (!item.isFormField()) {
          return part(item);
        }
      }
      return null;
    } catch (IOException e) {
      throw told(e);
    }
  }

  private Refused told(IOException e) {
    if (e instanceof Refused refused) {
      return refused;
    }
    Refused ended = body.ended();
    return ended != null ? ended : new Refused("MULTIPART_INVALID", "body: " + e.getMessage(), e);
  }

  private Upload.Part part(FileItemStream item) throws IOException {
    if (++count > maxParts) {
      throw new Refused("BODY_TOO_LARGE", "body: want at most " + maxParts + " files");
    }
    FileItemHeaders headers = item.getHeaders();
    Declared declared =
        headers == null
            ? Declared.NOTHING
            : Declared.parse(headers.getHeader(Declared.DIGEST), headers.getHeader(Declared.CID));
    return Upload.Part.of(item.openStream(), declared, item.getContentType());
  }

  private record Context(HttpServletRequest request, InputStream body) implements UploadContext {

    @Override
    public @Nullable String getCharacterEncoding() {
      return request.getCharacterEncoding();
    }

    @Override
    public String getContentType() {
      return String.valueOf(request.getContentType());
    }

    @Override
    public long contentLength() {
      return request.getContentLengthLong();
    }

    @Override
    public InputStream getInputStream() {
      return body;
    }
  }
}
