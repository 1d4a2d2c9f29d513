package org.qianyin.proof.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Keccak;

/**
 * EIP-712 for any types, from the JSON that wallets take: the measure for the one struct that the
 * product hashes.
 */
final class TypedData {

  private final Json.Obj types;
  private final Json.Obj data;

  TypedData(Json.Obj data) {
    this.types = data.object("types");
    this.data = data;
  }

  /** As wallets take it. */
  Json.Obj json() {
    return data;
  }

  byte[] digest() {
    return Keccak.hash(new byte[] {0x19, 0x01}, domainSeparator(), structHash());
  }

  byte[] domainSeparator() {
    return hashStruct("EIP712Domain", data.object("domain"));
  }

  byte[] structHash() {
    return hashStruct(data.string("primaryType"), data.object("message"));
  }

  String encodeType() {
    return encodeType(data.string("primaryType"));
  }

  byte[] encodeData() {
    return encodeData(data.string("primaryType"), data.object("message"));
  }

  private byte[] hashStruct(String type, Json.Obj value) {
    return Keccak.hash(encodeData(type, value));
  }

  private String encodeType(String type) {
    Set<String> referenced = new TreeSet<>();
    collect(type, referenced);
    referenced.remove(type);
    return signature(type) + referenced.stream().map(this::signature).collect(Collectors.joining());
  }

  private void collect(String type, Set<String> into) {
    if (types.has(type) && into.add(type)) {
      types.objects(type).forEach(field -> collect(base(field.string("type")), into));
    }
  }

  private String signature(String type) {
    return types.objects(type).stream()
        .map(field -> field.string("type") + " " + field.string("name"))
        .collect(Collectors.joining(",", type + "(", ")"));
  }

  private byte[] encodeData(String type, Json.Obj value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Keccak.hash(encodeType(type).getBytes(UTF_8)));
    for (Json.Obj field : types.objects(type)) {
      out.writeBytes(encode(field.string("type"), value.get(field.string("name")).orElseThrow()));
    }
    return out.toByteArray();
  }

  private byte[] encode(String type, Json value) {
    if (type.endsWith("]")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      String item = type.substring(0, type.lastIndexOf('['));
      ((Json.Arr) value).items().forEach(each -> out.writeBytes(encode(item, each)));
      return Keccak.hash(out.toByteArray());
    }
    if (types.has(type)) {
      return hashStruct(type, (Json.Obj) value);
    }
    if (type.equals("string")) {
      return Keccak.hash(((Json.Str) value).value().getBytes(UTF_8));
    }
    if (type.equals("bytes")) {
      return Keccak.hash(hex(value));
    }
    return word(type, value);
  }

  private static byte[] word(String type, Json value) {
    byte[] word = new byte[32];
    if (type.startsWith("bytes")) {
      byte[] bytes = hex(value);
      System.arraycopy(bytes, 0, word, 0, bytes.length);
      return word;
    }
    byte[] number = number(type, value).toByteArray();
    byte fill = (byte) (number[0] < 0 ? -1 : 0);
    for (int i = 0; i < 32; i++) {
      int from = number.length - 32 + i;
      word[i] = from < 0 ? fill : number[from];
    }
    return word;
  }

  private static BigInteger number(String type, Json value) {
    if (value instanceof Json.Bool bool) {
      return bool.value() ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value instanceof Json.Int integer) {
      return BigInteger.valueOf(integer.value());
    }
    return type.equals("address")
        ? new BigInteger(1, hex(value))
        : new BigInteger(((Json.Str) value).value());
  }

  private static byte[] hex(Json value) {
    return HexFormat.of().parseHex(((Json.Str) value).value().substring(2));
  }

  private static String base(String type) {
    int bracket = type.indexOf('[');
    return bracket < 0 ? type : type.substring(0, bracket);
  }

  /** The typed data that a wallet shows to the signer of an entry (ledger specification §1). */
  static TypedData ofEntry(SigningInput input) {
    return new TypedData(
        object(
            "types",
                object(
                    "EIP712Domain", fields("name", "string", "version", "string"),
                    "Entry",
                        fields(
                            "log", "string", "type", "string", "by", "string", "digest",
                            "bytes32")),
            "primaryType", new Json.Str("Entry"),
            "domain", object("name", new Json.Str("Qianyin"), "version", new Json.Str("1")),
            "message",
                object(
                    "log", new Json.Str(input.log()),
                    "type", new Json.Str(input.type()),
                    "by", new Json.Str(input.by()),
                    "digest", new Json.Str("0x" + input.digest().hex()))));
  }

  private static Json.Arr fields(String... namesAndTypes) {
    ArrayList<Json> list = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      list.add(
          object(
              "name", new Json.Str(namesAndTypes[i]), "type", new Json.Str(namesAndTypes[i + 1])));
    }
    return new Json.Arr(List.copyOf(list));
  }

  private static Json.Obj object(Object... namesAndValues) {
    TreeMap<String, Json> members = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
    }
    return new Json.Obj(members);
  }
}
