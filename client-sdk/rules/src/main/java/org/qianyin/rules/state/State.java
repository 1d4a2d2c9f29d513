package org.qianyin.rules.state;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Subject;

/** What {@code apply} asks of the accepted entries before the one that it judges. */
public interface State {

  /** Origin of the ledger. */
  String log();

  /** Whether an entry with this id was accepted. */
  boolean hasEntry(EntryId id);

  /** How many accepted entries a subject has. */
  long count(Subject subject);

  /** The root of the tree of this size, if its last leaf is a head. */
  Optional<Digest> rootAtHead(long size);

  Optional<Party> party(PartyId id);

  /** The party to which a multikey belongs for ever. */
  Optional<PartyId> boundTo(String key);

  Optional<Delegation> delegation(EntryId id);

  /** Whether this party sequenced this commitment. */
  boolean hasCommit(Digest commit, PartyId by);

  /** Whether this party registered or released these bytes. */
  boolean hasContent(Digest content, PartyId by);

  Optional<Work> work(EntryId id);

  /** The works right below one, in log order. */
  List<Work> parts(EntryId work);

  Optional<License> license(EntryId id);

  /**
   * The licences that post to {@code work:<work>/x/<right>} or {@code …/n/<right>}, in log order:
   * those of the work and of everything below it.
   *
   * @param exclusive whether {@code /x/} is asked for
   */
  List<License> licenses(EntryId work, boolean exclusive, String right);
}
