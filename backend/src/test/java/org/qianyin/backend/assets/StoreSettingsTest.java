package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.kubo.KuboNode;
import org.qianyin.backend.assets.s3.S3Server;
import org.qianyin.backend.assets.s3.S3Settings;
import org.qianyin.backend.platform.StartRefused;
import org.qianyin.proof.testing.RequiresProgram;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of stores that make no sense end the start, with one sentence that names them. */
class StoreSettingsTest {

  @TempDir private Path folder;

  @Test
  void keepsFilesInTheDataFolderUnlessToldOtherwise() {
    AssetSettings settings = bind(Map.of());
    assertThat(settings.store()).isEqualTo(StoreKind.LOCAL);
    assertThat(settings.replicas()).isEmpty();
  }

  @Test
  void wantsABucketAndKeysForAnS3Store() {
    refuses(Map.of("store", "s3"), "qianyin.assets.s3.endpoint: want http(s)://host[:port]");
    refuses(
        Map.of("store", "s3", "s3.endpoint", "http://127.0.0.1:9000", "s3.bucket", "qianyin"),
        "qianyin.assets.s3: want access-key and secret-key");
  }

  @Test
  void neverPrintsTheKeysOfABucket() {
    S3Settings s3 = bind(Map.of("s3.access-key", "AKIA", "s3.secret-key", "hush")).s3();
    assertThat(s3.toString()).doesNotContain("AKIA", "hush");
  }

  @Test
  void wantsAnAddressForAKuboNode() {
    refuses(Map.of("kubo.url", "127.0.0.1"), "qianyin.assets.kubo.url: want http(s)://host:port");
    refuses(Map.of("kubo.uploads", "0"), "qianyin.assets.kubo.uploads: want 1–256, got 0");
  }

  @Test
  void wantsThePlaceOfSharedFilesToBeOneThatAHeaderCanHold() {
    for (String folder : new String[] {"blocks", "/data/blocks/", "/data/片", "/data/my blocks"}) {
      refuses(Map.of("kubo.folder", folder), "qianyin.assets.kubo.folder: want an absolute path");
    }
    assertThat(bind(Map.of("kubo.folder", "/data/blocks")).kubo().folder())
        .isEqualTo("/data/blocks");
  }

  @Test
  void sharesNoReplica() {
    refuses(
        Map.of("replicas[0].name", "mirror", "replicas[0].store", "shared"),
        "qianyin.assets.replicas.store: replica mirror wants local, kubo or s3");
  }

  @Test
  @RequiresProgram("ipfs")
  void refusesANodeThatDoesNotServeFromItsFolder() throws Exception {
    try (KuboNode node = KuboNode.start(folder.resolve("kubo"))) {
      AssetSettings settings = bind(Map.of("store", "shared", "kubo.url", node.url().toString()));
      refusesToStart(settings, "KUBO_FOLDER", "the node does not read our files where they lie");
    }
  }

  @Test
  void wantsEachReplicaToHaveANameOfItsOwn() {
    refuses(Map.of("replicas[0].store", "kubo"), "qianyin.assets.replicas.name: want 1–32");
    refuses(
        Map.of("replicas[0].name", "local", "replicas[0].store", "kubo"),
        "names that differ from each other and from the primary's, got local twice");
    refuses(
        Map.of("replicas[0].name", "mirror", "replicas[0].store", "local"),
        "qianyin.assets.replicas.folder: a local replica wants one");
  }

  @Test
  void refusesAReplicaThatDiesWithThePrimary() {
    Path data = folder.resolve("data");
    AssetSettings settings =
        bind(
            Map.of(
                "replicas[0].name", "mirror",
                "replicas[0].store", "local",
                "replicas[0].folder", data.resolve("mirror").toString()));
    refusesToStart(settings, "REPLICA_FOLDER", "replica mirror is inside the data folder");
  }

  @Test
  @RequiresProgram("ipfs")
  void refusesAKuboNodeInThePublicSwarm() throws Exception {
    try (KuboNode node = KuboNode.startInPublicSwarm(folder.resolve("kubo"))) {
      Map<String, String> kubo = Map.of("store", "kubo", "kubo.url", node.url().toString());
      refusesToStart(bind(kubo), "KUBO_PUBLIC", "is in the public swarm (Bootstrap has");
      Map<String, String> meant = new HashMap<>(kubo);
      meant.put("kubo.allow-public", "true");
      try (Stores stores = open(bind(meant))) {
        assertThat(stores.primary().name()).isEqualTo("kubo");
      }
    }
  }

  @Test
  @RequiresProgram("gofakes3")
  void refusesABucketThatIsNotThere() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("s3.log"))) {
      AssetSettings settings =
          bind(
              Map.of(
                  "store", "s3",
                  "s3.endpoint", String.valueOf(server.settings().endpoint()),
                  "s3.bucket", "nobody-made-it",
                  "s3.access-key", "a",
                  "s3.secret-key", "b"));
      refusesToStart(settings, "BUCKET_MISSING", "there is no bucket nobody-made-it");
    }
  }

  @Test
  void startsThoughTheNodeIsDownNow() throws Exception {
    AssetSettings settings = bind(Map.of("store", "kubo", "kubo.url", "http://127.0.0.1:9"));
    try (Stores stores = open(settings)) {
      assertThat(stores.primary().name()).isEqualTo("kubo");
    }
  }

  private void refusesToStart(AssetSettings settings, String code, String what) {
    assertThatThrownBy(() -> open(settings))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.next()).isNotBlank();
            })
        .hasMessageContaining(what);
  }

  private Stores open(AssetSettings settings) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    return new StoreOpener(settings, data, data.resolve("blocks"), file -> false).open();
  }

  private static void refuses(Map<String, String> settings, String sentence) {
    assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageContaining(sentence);
  }

  private static AssetSettings bind(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("qianyin.assets." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("qianyin.assets", AssetSettings.class);
  }
}
