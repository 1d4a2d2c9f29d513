package org.qianyin.backend.anchor;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.anchor.rpc.DevelopmentSettings;
import org.qianyin.backend.anchor.rpc.EndpointSettings;
import org.qianyin.backend.anchor.rpc.FeeSettings;

/** Settings of a test, with what most tests want. */
final class ChainOptions {

  private final List<String> rpc;
  private @Nullable Integer agree;
  private @Nullable Integer confirmations;
  private @Nullable Long chainId;
  private @Nullable String contract;
  private @Nullable BigInteger maxFee;
  private FeeSettings.Kind fees = FeeSettings.Kind.AUTO;
  private Duration stuckAfter = Duration.ofSeconds(30);
  private Duration deadline = Duration.ofSeconds(5);
  private boolean deploy = true;

  private ChainOptions(List<String> rpc) {
    this.rpc = rpc;
  }

  /** Of these endpoints; none is the development chain. */
  static ChainOptions of(String... rpc) {
    return new ChainOptions(Arrays.asList(rpc));
  }

  ChainOptions agree(int endpoints) {
    agree = endpoints;
    return this;
  }

  ChainOptions confirmations(@Nullable Integer blocks) {
    confirmations = blocks;
    return this;
  }

  ChainOptions chainId(long id) {
    chainId = id;
    return this;
  }

  ChainOptions contract(String address) {
    contract = address;
    return this;
  }

  ChainOptions fees(FeeSettings.Kind kind) {
    fees = kind;
    return this;
  }

  ChainOptions maxFee(long wei) {
    maxFee = BigInteger.valueOf(wei);
    return this;
  }

  ChainOptions stuckAfter(Duration patience) {
    stuckAfter = patience;
    return this;
  }

  ChainOptions deadline(Duration limit) {
    deadline = limit;
    return this;
  }

  ChainOptions doNotDeploy() {
    deploy = false;
    return this;
  }

  ChainWay.Settings settings() {
    return new ChainWay.Settings(
        new ChainSettings(
            "auto", contract, deploy, false, Duration.ZERO, Duration.ofMillis(200), stuckAfter),
        new EndpointSettings(rpc, agree, deadline, 16, confirmations, chainId),
        new FeeSettings(fees, maxFee),
        new DevelopmentSettings(AnvilChain.PROGRAM.toString(), Duration.ofMillis(250)));
  }
}
