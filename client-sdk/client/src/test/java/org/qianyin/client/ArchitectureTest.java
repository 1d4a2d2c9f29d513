package org.qianyin.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.qianyin.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule usesTheSdkBelowItAndTheJdkAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.qianyin.proof..",
              "org.qianyin.rules..",
              "org.qianyin.media..",
              "org.qianyin.client..");

  @ArchTest
  static final ArchRule verifyingNeedsNoNetwork =
      noClasses()
          .that()
          .haveSimpleName("Verifier")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..");

  @ArchTest
  static final ArchRule draftsKnowNoNetworkAndNoFiles =
      noClasses()
          .that()
          .resideInAPackage("..client.draft..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "org.qianyin.client");
}
