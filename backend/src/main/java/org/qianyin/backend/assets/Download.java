package org.qianyin.backend.assets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.backend.web.Rejected;
import org.qianyin.media.cid.Cid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sends the bytes of a file, or one range of them (RFC 9110 §14). */
@Component
class Download {

  private final VerifiedReads reads;

  Download(VerifiedReads reads) {
    this.reads = reads;
  }

  void send(Cid file, long size, @Nullable String range, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    long from = 0;
    long to = size;
    if (range != null) {
      HttpRange wanted = parse(range, size, response);
      from = wanted.getRangeStart(size);
      to = wanted.getRangeEnd(size) + 1;
      response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + size);
    }
    response.setContentLengthLong(to - from);
    try {
      reads.copy(file, size, from, to - from, response.getOutputStream());
    } catch (StoreFault e) {
      throw problem(e, response);
    }
  }

  /**
   * A store's fault as a problem, as long as nothing of the file went out; else the answer ends.
   */
  static RuntimeException problem(StoreFault fault, HttpServletResponse response)
      throws StoreFault {
    if (response.isCommitted()) {
      throw fault;
    }
    response.reset();
    return new Rejected(fault.code(), String.valueOf(fault.getMessage()));
  }

  private static HttpRange parse(String text, long size, HttpServletResponse response) {
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(text);
      if (ranges.size() == 1 && ranges.getFirst().getRangeStart(size) < size) {
        return ranges.getFirst();
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
    throw new Rejected("RANGE_INVALID", "Range: want one range within " + size + " bytes");
  }
}
