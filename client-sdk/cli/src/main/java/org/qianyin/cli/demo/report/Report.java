package org.qianyin.cli.demo.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.cli.words.Text;

/**
 * What the page says, part by part, in the order of the page.
 *
 * @param origin of the ledger
 * @param policy name of the policy under which everything was judged
 * @param madeAt when the run ended
 * @param took how long it lasted
 * @param state of the whole
 * @param works at least one
 * @param commands how to check it again, one a line
 */
public record Report(
    String origin,
    String policy,
    Instant madeAt,
    Duration took,
    State state,
    List<Text> figureNames,
    List<Text> figures,
    List<Work> works,
    Grid grid,
    List<Answer> answers,
    List<Refusal> refusals,
    Anchor anchor,
    List<CheckLine> checks,
    List<CheckLine> deeds,
    List<String> commands) {
  public Report {
    figureNames = List.copyOf(figureNames);
    figures = List.copyOf(figures);
    works = List.copyOf(works);
    answers = List.copyOf(answers);
    refusals = List.copyOf(refusals);
    checks = List.copyOf(checks);
    deeds = List.copyOf(deeds);
    commands = List.copyOf(commands);
    if (figureNames.size() != figures.size()) {
      throw new IllegalArgumentException("figures: want a name for each");
    }
  }

  /**
   * One registered work.
   *
   * @param number of registration
   * @param poster picture of at most some 100 KiB; without one a drawing of its kind stands there
   * @param ai whether the label for AI-made pictures (GB 45438) stays on it
   * @param seq its place in the log, from 0
   * @param treeSize entries in the log that the proof is about, more than {@code seq}
   */
  public record Work(
      Text title,
      Text kind,
      String number,
      Drawing drawing,
      Optional<Picture> poster,
      boolean ai,
      List<Fact> facts,
      long seq,
      long treeSize,
      State state,
      List<Link> chain) {
    public Work {
      facts = List.copyOf(facts);
      chain = List.copyOf(chain);
      if (seq < 0 || seq >= treeSize) {
        throw new IllegalArgumentException("seq: want 0 <= seq < " + treeSize + ", got " + seq);
      }
    }
  }

  /** What is drawn for a work that has no picture. */
  public enum Drawing {
    SERIES,
    FILM,
    PICTURE,
    SCRIPT,
    OTHER
  }

  /** PNG or JPEG, and its bytes in base64. */
  public record Picture(String mime, String base64) {
    public Picture {
      if (!mime.matches("image/(png|jpeg)") || !base64.matches("[A-Za-z0-9+/]*={0,2}")) {
        throw new IllegalArgumentException("picture: want image/png or image/jpeg in base64");
      }
    }
  }

  /** A name and a value; {@code full} is the value unshortened (a digest), and is shown short. */
  public record Fact(Text name, Text value, Optional<String> full) {}

  /** One step of the proof chain, from the file to the chain. */
  public record Link(State state, Text name, Text detail) {}

  /** Who may use what where. */
  public record Grid(Text caption, List<Column> columns, List<Row> rows) {
    public Grid {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.cells().size() != columns.size()) {
          throw new IllegalArgumentException("grid: want a cell for each column");
        }
      }
    }
  }

  public record Column(Text name, String code) {}

  public record Row(Text name, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** {@code note} may be empty. */
  public record Cell(State state, Text word, Text note) {}

  /** The answer to one question about a licence. */
  public record Answer(State state, Text word, Text sentence) {}

  /** Something that the ledger refused, and why. */
  public record Refusal(Text title, Text sentence, List<Reason> reasons) {
    public Refusal {
      reasons = List.copyOf(reasons);
    }
  }

  public record Reason(String code, Text words) {}

  /** The transaction: facts on the left, what was read back on the right. */
  public record Anchor(List<Fact> facts, List<Note> notes) {
    public Anchor {
      facts = List.copyOf(facts);
      notes = List.copyOf(notes);
    }
  }

  public record Note(State state, Text words) {}

  /** One kind of check, done {@code count} times with the same outcome. */
  public record CheckLine(State state, Text name, Text sentence, int count) {}
}
