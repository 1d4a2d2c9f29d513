package org.qianyin.backend.signer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.backend.platform.KeyFile;
import org.qianyin.backend.platform.NodeSettings;
import org.qianyin.backend.platform.OwnerOnly;
import org.qianyin.backend.platform.Passphrase;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.log.NoteSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The signer of this server; only a folder without any log gets a new one. */
@Configuration(proxyBeanMethods = false)
class SignerConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SignerConfiguration.class);

  @Bean
  HeadSigner headSigner(DataFolder folder, NodeSettings settings, Passphrase passphrase)
      throws IOException {
    if (folder.isFresh()) {
      create(folder, settings.origin(), passphrase);
    }
    HeadFile head = new HeadFile(folder.signer().resolve("head.json"));
    SigningKey key = KeyFile.open(folder.signer().resolve("key.json"), passphrase);
    byte[] seed = key.secret();
    try {
      return new HeadSigner(head, NoteSigner.log(head.read().origin(), seed));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** All or nothing: a folder named {@code signer} always holds both key and head. */
  private static void create(DataFolder folder, String origin, Passphrase passphrase)
      throws IOException {
    Path draft = folder.root().resolve("signer.new");
    if (Files.isDirectory(draft)) {
      Files.deleteIfExists(draft.resolve("key.json"));
      Files.deleteIfExists(draft.resolve("head.json"));
    }
    OwnerOnly.folder(draft);
    KeyFile.create(draft.resolve("key.json"), passphrase);
    new HeadFile(draft.resolve("head.json")).write(SignedHead.none(origin));
    Files.move(draft, folder.signer(), StandardCopyOption.ATOMIC_MOVE);
    DurableFile.sync(folder.root());
    LOG.info("new log {}: its key and the signer's state are in signer/", origin);
  }
}
