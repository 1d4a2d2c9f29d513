package example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.qianyin.client.Verifier;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;

/** May this file be shown? {@code java -jar verify-a-file-1.jar POLICY FILE PROOF}, exit status 0 if so. */
public final class VerifyAFile {
  public static void main(String[] args) throws Exception {
    Policy policy = Policy.parse(Files.readAllBytes(Path.of(args[0]))).orThrow();
    Verifier verifier = new Verifier(policy, Clock.systemUTC());
    Verdict verdict = verifier.verify(Path.of(args[1]), Path.of(args[2]));
    System.out.println(verdict.overall());
    verdict.decisive().ifPresent(finding -> System.out.println(finding));
    System.exit(verdict.overall() == Verdict.Overall.TOTAL_PASSED ? 0 : 1);
  }

  private VerifyAFile() {}
}
