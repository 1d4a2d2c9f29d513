package org.qianyin.proof.anchor;

import java.nio.ByteBuffer;
import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Keccak;
import org.qianyin.proof.data.Outcome;

/** From the state root of a block that is trusted down to one word of a contract's storage. */
final class EvmState {

  /** The contract declares the mapping {@code rootOf} first. */
  private static final long ROOT_OF_SLOT = 0;

  private static final int WORD = 32;
  private static final int ACCOUNT_FIELDS = 4;

  /** What an account commits to. */
  private record Account(Digest storageRoot, Digest codeHash) {}

  private final BlockHeader header;
  private final AnchorProof proof;

  private EvmState(BlockHeader header, AnchorProof proof) {
    this.header = header;
    this.proof = proof;
  }

  static EvmState of(BlockHeader header, AnchorProof proof) {
    return new EvmState(header, proof);
  }

  /**
   * Whether in this state the contract has that code and keeps the proof's root at the proof's
   * size.
   *
   * @return the block, or the first rule that is broken
   */
  Outcome<BlockHeader> holds(Digest codeHash) {
    if (header.number() != proof.block()) {
      return Outcome.refused(
          "ANCHOR_HEADER", "the header is of block " + header.number() + ", not " + proof.block());
    }
    byte[] address = Octets.ofHex(proof.contract().address()).shared();
    return PatriciaProof.valueAt(
            header.stateRoot(), Keccak.hash(address), proof.account(), "ANCHOR_ACCOUNT")
        .then(EvmState::account)
        .then(account -> code(account, codeHash))
        .then(account ->
            PatriciaProof.valueAt(
                account.storageRoot(), storageKey(), proof.storage(), "ANCHOR_STORAGE"))
        .then(EvmState::word)
        .then(this::root);
  }

  private static Outcome<Account> account(Octets leaf) {
    return Rlp.decode(leaf, "ANCHOR_ACCOUNT")
        .then(item ->
            item instanceof Rlp.Lst list && isAccount(list.items())
                ? Outcome.ok(new Account(digest(list.items().get(2)), digest(list.items().get(3))))
                : Outcome.refused(
                    "ANCHOR_ACCOUNT", "account: want nonce, balance, storage root, code hash"));
  }

  private static boolean isAccount(List<Rlp> items) {
    return items.size() == ACCOUNT_FIELDS
        && items.get(0) instanceof Rlp.Str nonce
        && nonce.isNumber()
        && items.get(1) instanceof Rlp.Str balance
        && balance.isNumber()
        && isDigest(items.get(2))
        && isDigest(items.get(3));
  }

  private static boolean isDigest(Rlp item) {
    return item instanceof Rlp.Str string && string.value().length() == Digest.LENGTH;
  }

  private static Digest digest(Rlp item) {
    return Digest.of(((Rlp.Str) item).value().shared());
  }

  private static Outcome<Account> code(Account account, Digest codeHash) {
    return account.codeHash().equals(codeHash)
        ? Outcome.ok(account)
        : Outcome.refused(
            "ANCHOR_CODE",
            "the contract has code 0x" + account.codeHash() + ", the policy wants 0x" + codeHash);
  }

  /**
   * Solidity keeps m[k] at keccak(k ‖ slot of m), and the trie of storage hashes every key once
   * more.
   */
  private byte[] storageKey() {
    byte[] place =
        ByteBuffer.allocate(2 * WORD)
            .putLong(WORD - Long.BYTES, proof.size())
            .putLong(2 * WORD - Long.BYTES, ROOT_OF_SLOT)
            .array();
    return Keccak.hash(Keccak.hash(place));
  }

  /** A word of storage is kept as a number, so without leading zero bytes. */
  private static Outcome<Digest> word(Octets leaf) {
    return Rlp.decode(leaf, "ANCHOR_STORAGE")
        .then(item -> {
          if (!(item instanceof Rlp.Str number)
              || number.isEmpty()
              || !number.isNumber()
              || number.value().length() > WORD) {
            return Outcome.refused("ANCHOR_STORAGE", "storage: want a word that is not zero");
          }
          byte[] word = new byte[WORD];
          byte[] digits = number.value().shared();
          System.arraycopy(digits, 0, word, WORD - digits.length, digits.length);
          return Outcome.ok(Digest.of(word));
        });
  }

  private Outcome<BlockHeader> root(Digest word) {
    return word.equals(proof.root())
        ? Outcome.ok(header)
        : Outcome.refused(
            "ANCHOR_ROOT", "the contract keeps root " + word + " at size " + proof.size());
  }
}
