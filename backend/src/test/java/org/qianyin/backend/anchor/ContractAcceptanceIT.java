package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two analysers on the contract: slither looks for what went wrong elsewhere, halmos for proofs.
 */
class ContractAcceptanceIT {

  private static final Path TRIAGE = Path.of("../contracts/slither.md");
  private static final Pattern EXPLAINED =
      Pattern.compile("\\| `(\\S+)` \\| `(\\S+)` \\| \\S.*\\|");

  private static final String VERIFIER = "src/lib/Rfc6962.sol";
  private static final String REFERENCE = "test/support/ReferenceTree.sol";

  @TempDir private Path folder;

  @Test
  @RequiresProgram("slither")
  void slitherFindsNothingThatIsNotExplained() throws Exception {
    assertThat(slither(contract())).containsExactlyInAnyOrderElementsOf(explained());
  }

  @Test
  @RequiresProgram("slither")
  void slitherFindsAContractThatAnybodyMayEmpty() throws Exception {
    String careless =
        """
        // SPDX-License-Identifier: Apache-2.0
        pragma solidity ^0.8.28;
        contract Careless {
            mapping(address => uint256) private owed;
            function take() external {
                (bool ok,) = msg.sender.call{value: owed[msg.sender]}("");
                require(ok);
                owed[msg.sender] = 0;
            }
        }
        """;
    assertThat(slither(contract().write("src/Careless.sol", careless)))
        .contains("reentrancy-eth take");
  }

  private SolidityCopy contract() throws IOException {
    return new SolidityCopy(folder)
        .add("src/CheckpointAnchor.sol")
        .add("src/interfaces/ICheckpointAnchor.sol")
        .add(VERIFIER);
  }

  /** Each finding as its detector and the function or variable that it is about. */
  private static List<String> slither(SolidityCopy copy) throws IOException, InterruptedException {
    Path report = copy.folder().resolve("slither.json");
    Program.Answer answer =
        copy.program("slither")
            .with(".", "--compile-force-framework", "foundry", "--json", report)
            .run();
    assertThat(report).as(answer.text()).exists();
    JsonNode json = new JsonMapper().readTree(Files.readAllBytes(report));
    assertThat(json.path("success").asBoolean()).as(answer.text()).isTrue();
    return json.path("results").path("detectors").values().stream()
        .map(finding ->
            finding.path("check").asString()
                + " "
                + finding.path("elements").path(0).path("name").asString())
        .toList();
  }

  private static List<String> explained() throws IOException {
    List<String> rows =
        Files.readAllLines(TRIAGE).stream()
            .map(EXPLAINED::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  @Test
  @RequiresProgram("halmos")
  void halmosProvesTheConsistencyVerifierForAllSmallTrees() throws Exception {
    Program.Answer answer = halmos(verifier(), "check_");
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(answer.out()).contains("3 passed; 0 failed");
  }

  @Test
  @RequiresProgram("halmos")
  void halmosFindsAVerifierThatForgetsTheOldRoot() throws Exception {
    SolidityCopy broken =
        verifier().replace(VERIFIER, "if (fr != oldRoot) revert Rfc6962OldRootMismatch(fr);", "");
    Program.Answer answer = halmos(broken, "check_refusesEveryOldRoot");
    assertThat(answer.status()).as(answer.text()).isEqualTo(1);
    assertThat(answer.out()).contains("Counterexample", "0 passed; 1 failed");
  }

  /** halmos 0.3.3 cannot call SHA-256: see the symbolic test for what stands in its place. */
  private SolidityCopy verifier() throws IOException {
    return new SolidityCopy(folder)
        .add(VERIFIER)
        .add(REFERENCE)
        .add("test/support/Rfc6962Host.sol")
        .add("test/Rfc6962.symbolic.t.sol")
        .replace(VERIFIER, "staticcall(gas(), 0x02,", "staticcall(gas(), 0x1002,")
        .replace(
            REFERENCE,
            "return sha256(abi.encodePacked(bytes1(0x01)",
            "return keccak256(abi.encodePacked(bytes1(0x01)");
  }

  private static Program.Answer halmos(SolidityCopy copy, String functions)
      throws IOException, InterruptedException {
    return copy.program("halmos")
        .with("--contract", "Rfc6962Symbolic", "--function", functions)
        .with("--solver", "z3", "--loop", 16)
        .run();
  }
}
