package org.qianyin.proof.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/** OpenSSL accepts what we sign, and we accept what OpenSSL signs. */
@RequiresProgram("openssl")
class OpensslAcceptanceIT {

  private static final SigningInput INPUT =
      new SigningInput("localhost/dev", "journal.committed", "", Digest.sha256(new byte[1]));

  /** RFC 8410 §3. */
  private static final ASN1ObjectIdentifier ID_ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private static final String USUAL_ID = "1234567812345678";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256K", "SM2"})
  void opensslAcceptsASignatureOfOursAndNoOther(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    byte[] message = INPUT.message(key.publicKey().multikey());
    byte[] signature = toOpenssl(algorithm, key.sign(INPUT));

    assertThat(verify(key, message, signature, USUAL_ID).status()).isZero();

    byte[] changed = message.clone();
    changed[changed.length - 2] ^= 1;
    Program.Answer refusal = verify(key, changed, signature, USUAL_ID);
    assertThat(refusal.status()).isEqualTo(1);
    assertThat(refusal.text()).containsIgnoringCase("verification failure");
  }

  @ParameterizedTest
  @EnumSource(names = "SM2")
  void opensslNeedsTheUsualIdOfTheSigner(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    byte[] message = INPUT.message(key.publicKey().multikey());
    byte[] signature = toOpenssl(algorithm, key.sign(INPUT));

    assertThat(verify(key, message, signature, "8765432187654321").status()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256K", "SM2"})
  void weAcceptASignatureOfOpensslAndNoOther(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    byte[] message = INPUT.message(key.publicKey().multikey());
    Path signatureFile = folder.resolve("openssl.sig");
    Program.Answer signed =
        openssl(algorithm, USUAL_ID)
            .with("-sign", "-inkey", write("key.der", privateKey(key).getEncoded()))
            .with("-keyform", "DER", "-out", signatureFile, "-in", write("message", message))
            .run();
    assertThat(signed.status()).as(signed.text()).isZero();

    byte[] signature = fromOpenssl(algorithm, Files.readAllBytes(signatureFile));
    assertThat(key.publicKey().check(INPUT, signature)).isEmpty();
    signature[0] ^= 1;
    assertThat(key.publicKey().check(INPUT, signature)).isPresent();
  }

  private Program.Answer verify(SigningKey key, byte[] message, byte[] signature, String id)
      throws IOException, InterruptedException {
    return openssl(key.algorithm(), id)
        .with("-verify", "-pubin", "-inkey", write("public.der", publicKey(key).getEncoded()))
        .with("-keyform", "DER", "-sigfile", write("signature", signature))
        .with("-in", write("message", message))
        .run();
  }

  private static Program openssl(Algorithm algorithm, String id) {
    Program openssl = Program.named("openssl").with("pkeyutl", "-rawin");
    return switch (algorithm) {
      case SM2 -> openssl.with("-digest", "sm3", "-pkeyopt", "distid:" + id);
      case ES256K -> openssl.with("-digest", "sha256");
      default -> openssl;
    };
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static SubjectPublicKeyInfo publicKey(SigningKey key) {
    return new SubjectPublicKeyInfo(identifier(key.algorithm()), key.publicKey().raw());
  }

  private static PrivateKeyInfo privateKey(SigningKey key) throws IOException {
    ASN1Object secret =
        key.algorithm() == Algorithm.ED25519
            ? new DEROctetString(key.secret())
            : new ECPrivateKey(256, new BigInteger(1, key.secret()));
    return new PrivateKeyInfo(identifier(key.algorithm()), secret);
  }

  private static AlgorithmIdentifier identifier(Algorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> new AlgorithmIdentifier(ID_ED25519);
      case SM2 -> onCurve(GMObjectIdentifiers.sm2p256v1);
      default -> onCurve(SECObjectIdentifiers.secp256k1);
    };
  }

  private static AlgorithmIdentifier onCurve(ASN1ObjectIdentifier curve) {
    return new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
  }

  /** r‖s as the SEQUENCE that OpenSSL reads. */
  private static byte[] toOpenssl(Algorithm algorithm, byte[] signature) throws IOException {
    if (algorithm == Algorithm.ED25519) {
      return signature;
    }
    BigInteger[] pair = PlainDSAEncoding.INSTANCE.decode(order(algorithm), signature);
    return StandardDSAEncoding.INSTANCE.encode(order(algorithm), pair[0], pair[1]);
  }

  /** The SEQUENCE as r‖s, with the smaller s of the two that hold for ECDSA. */
  private static byte[] fromOpenssl(Algorithm algorithm, byte[] signature) throws IOException {
    if (algorithm == Algorithm.ED25519) {
      return signature;
    }
    BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(order(algorithm), signature);
    BigInteger s =
        algorithm == Algorithm.ES256K ? pair[1].min(order(algorithm).subtract(pair[1])) : pair[1];
    return PlainDSAEncoding.INSTANCE.encode(order(algorithm), pair[0], s);
  }

  private static BigInteger order(Algorithm algorithm) {
    ECDomainParameters domain = algorithm == Algorithm.SM2 ? Sm2.DOMAIN : Secp256k1.DOMAIN;
    return domain.getN();
  }
}
