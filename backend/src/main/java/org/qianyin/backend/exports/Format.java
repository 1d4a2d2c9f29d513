package org.qianyin.backend.exports;

import java.util.Arrays;
import java.util.Optional;

/** In which form a view leaves (domain specification 7.2). */
enum Format {
  NDJSON("ndjson", "application/x-ndjson", "ndjson"),
  CSV("csv", "text/csv; charset=utf-8; header=present", "csv"),
  CSV_EXCEL("csv-excel", "text/csv; charset=utf-8; header=present", "csv");

  private final String label;
  private final String mediaType;
  private final String extension;

  Format(String label, String mediaType, String extension) {
    this.label = label;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  static Optional<Format> of(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  String label() {
    return label;
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return extension;
  }
}
