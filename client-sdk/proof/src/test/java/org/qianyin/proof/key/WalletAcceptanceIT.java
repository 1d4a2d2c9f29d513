package org.qianyin.proof.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/**
 * Two wallets that know nothing of us see an entry as we do: eth-account computes the same EIP-712
 * digest, and Foundry's cast recovers the address of the key that signed.
 */
class WalletAcceptanceIT {

  private static final String PARTY = "party:" + "1a".repeat(32);
  private static final List<SigningInput> ENTRIES =
      List.of(
          entry("ledger.example.org/main", "party.registered", "", "ascii"),
          entry("localhost:8080/dev", "license.granted", PARTY, "《钤印》第一集"),
          entry("a.example/x/y", "work.registered", PARTY, "🎬 naïve — Ünïcödé\u2028"));

  @TempDir private Path folder;

  /** What a wallet is shown of an entry whose body holds that text. */
  private static SigningInput entry(String log, String type, String by, String text) {
    byte[] body = Jcs.write(Json.Obj.of(Map.of(text, new Json.Str(text))));
    return new SigningInput(log, type, by, Digest.sha256(body));
  }

  @Test
  @RequiresProgram("eip712-digest")
  void ethAccountComputesOurDigest() throws Exception {
    Program program = Program.named("eip712-digest");
    for (int i = 0; i < ENTRIES.size(); i++) {
      program.with(typedData(i + ".json", ENTRIES.get(i)));
    }
    Program.Answer answer = program.run();

    List<String> ours =
        ENTRIES.stream().map(EntryTypedData::digest).map(HexFormat.of()::formatHex).toList();
    assertThat(answer.out().lines().toList()).as(answer.err()).isEqualTo(ours);
    assertThat(ours).doesNotHaveDuplicates();
  }

  @Test
  @RequiresProgram("cast")
  void castRecoversTheSignerOfAnEntryAndNobodyElse() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.EIP712, new SecureRandom());
    SigningKey other = SigningKey.generate(Algorithm.EIP712, new SecureRandom());
    for (SigningInput entry : ENTRIES) {
      byte[] signature = key.sign(entry);

      Program.Answer yes = verify(entry, key, signature);
      assertThat(yes.status()).as(yes.text()).isZero();
      assertThat(yes.text()).contains("Validation succeeded");

      assertThat(verify(entry, other, signature).status()).isNotZero();
      SigningInput changed =
          new SigningInput(entry.log(), entry.type(), entry.by() + "1", entry.digest());
      assertThat(verify(changed, key, signature).status()).isNotZero();
    }
  }

  private Program.Answer verify(SigningInput entry, SigningKey key, byte[] signature)
      throws IOException, InterruptedException {
    return Program.named("cast")
        .with("wallet", "verify", "--address", EthereumAddress.of(key.publicKey()).orElseThrow())
        .with("--data", "--from-file", typedData("entry.json", entry))
        .with("0x" + HexFormat.of().formatHex(signature))
        .run();
  }

  private Path typedData(String name, SigningInput entry) throws IOException {
    return Files.write(folder.resolve(name), Jcs.write(TypedData.ofEntry(entry).json()));
  }
}
