package org.qianyin.rules.work;

import java.util.List;

/** What a work can be (bodies-v1 specification §4.1, {@code kind}). */
public final class Kinds {
  /** Every kind, moving pictures first. */
  public static final List<String> ALL =
      List.of(
          "SERIES",
          "SEASON",
          "EPISODE",
          "FEATURE",
          "SHORT",
          "TRAILER",
          "CLIP",
          "VERSION",
          "SCRIPT",
          "NOVEL",
          "COMIC",
          "CHARACTER",
          "SCENE",
          "PROP",
          "IMAGE",
          "MUSIC",
          "LYRICS",
          "SOUND",
          "VOICE",
          "FONT",
          "SOFTWARE",
          "AI_MODEL",
          "LORA",
          "DATASET",
          "PROMPT_PACK",
          "WORKFLOW");

  private Kinds() {}
}
