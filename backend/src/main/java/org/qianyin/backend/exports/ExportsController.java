package org.qianyin.backend.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.web.CutOff;
import org.qianyin.backend.web.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole tables over HTTP, without a length: only the regular end of the answer says "all". */
@RestController
class ExportsController {

  private static final Logger LOG = LoggerFactory.getLogger(ExportsController.class);

  static final String SIZE = "X-Qianyin-Size";
  static final String ROOT = "X-Qianyin-Root";

  /** Each holds a connection of the database for as long as its reader takes. */
  private static final int MOST_AT_ONCE = 4;

  private static final int BUFFER = 32 * 1024;

  private final Exports exports;
  private final Moments moments;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  ExportsController(Exports exports, Moments moments) {
    this.exports = exports;
    this.moments = moments;
  }

  @GetMapping("/v1/exports/{view}")
  void export(
      @PathVariable("view") String name,
      @RequestParam(defaultValue = "ndjson") String format,
      @RequestParam @Nullable Long size,
      HttpServletResponse response) {
    View<?> view =
        exports
            .view(name)
            .orElseThrow(() -> new Rejected("NOT_FOUND", "view: want works or licenses"));
    Format wanted =
        Format.of(format)
            .orElseThrow(
                () -> new Rejected("PARAMETER_INVALID", "format: want ndjson, csv or csv-excel"));
    Moment moment = moment(size);
    if (!places.tryAcquire()) {
      throw new Rejected("OVERLOADED", "exports: " + MOST_AT_ONCE + " are running already");
    }
    try {
      send(view, wanted, moment, response);
    } finally {
      places.release();
    }
  }

  private Moment moment(@Nullable Long size) {
    return size == null
        ? moments
            .newest()
            .orElseThrow(() -> new Rejected("NOT_YET", "checkpoint: none is published yet"))
        : moments
            .of(size)
            .orElseThrow(() ->
                new Rejected("NOT_FOUND", "size: no checkpoint of size " + size + " is published"));
  }

  private void send(View<?> view, Format format, Moment moment, HttpServletResponse response) {
    response.setContentType(format.mediaType());
    response.setHeader(SIZE, Long.toString(moment.size()));
    response.setHeader(ROOT, moment.root().hex());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + fileName(view, format, moment) + "\"");
    try {
      OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
      moments.reading(moment, () -> exports.write(view, format, moment, out));
      out.flush();
    } catch (IOException e) {
      // The reader went away: the container has given the connection up, nobody is left to tell.
      LOG.debug("export {}: its reader went away", view.name());
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw new CutOff("export " + view.name(), e);
      }
      response.reset();
      throw e;
    }
  }

  private static String fileName(View<?> view, Format format, Moment moment) {
    String flavour = format == Format.CSV_EXCEL ? "-excel" : "";
    return "qianyin-%s-%d%s.%s".formatted(view.name(), moment.size(), flavour, format.extension());
  }
}
