package org.qianyin.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;

/** Problems as they arrive, whoever found them. */
class ProblemsIT extends RunningServer {

  @Test
  void aProblemsPageIsFoundByItsCodeToo() throws Exception {
    Server.Answer bySlug = server().get("/problems/not-yet");
    Server.Answer byCode = server().get("/problems/NOT_YET");
    assertThat(byCode.status()).isEqualTo(200);
    assertThat(byCode.text()).isEqualTo(bySlug.text()).contains("NOT_YET");
  }

  @Test
  void aPathThatLeadsNowhereSaysWhereThePathsAre() throws Exception {
    for (String path : new String[] {"/", "/v1/nothing"}) {
      Server.Answer answer = server().get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("NOT_FOUND");
      assertThat(answer.json().path("detail").asString())
          .isEqualTo("path: nothing is at " + path + "; every path is in /v1/openapi.json");
    }
  }
}
