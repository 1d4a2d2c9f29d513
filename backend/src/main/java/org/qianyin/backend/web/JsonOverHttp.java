package org.qianyin.backend.web;

import org.qianyin.proof.data.Json;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Lets answers hold parts of entries: our JSON goes out as what it is. */
@Configuration(proxyBeanMethods = false)
class JsonOverHttp {

  @Bean
  JacksonModule proofJson() {
    return new SimpleModule("qianyin-proof").addSerializer(Json.class, new JsonSerializer());
  }

  private static final class JsonSerializer extends StdSerializer<Json> {

    JsonSerializer() {
      super(Json.class);
    }

    @Override
    public void serialize(Json value, JsonGenerator out, SerializationContext context) {
      switch (value) {
        case Json.Obj object -> {
          out.writeStartObject();
          object
              .members()
              .forEach((name, member) -> {
                out.writeName(name);
                serialize(member, out, context);
              });
          out.writeEndObject();
        }
        case Json.Arr list -> {
          out.writeStartArray();
          list.items().forEach(item -> serialize(item, out, context));
          out.writeEndArray();
        }
        case Json.Str string -> out.writeString(string.value());
        case Json.Int number -> out.writeNumber(number.value());
        case Json.Bool bool -> out.writeBoolean(bool.value());
        case Json.Null nothing -> out.writeNull();
      }
    }
  }
}
