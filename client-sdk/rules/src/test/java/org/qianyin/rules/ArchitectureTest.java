package org.qianyin.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.qianyin.rules",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rulesKnowProofAndTheJdkAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", "org.qianyin.proof..", "org.qianyin.rules..");

  @ArchTest
  static final ArchRule rulesAskNoClockAndReadNoFiles =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule vocabularyAndScopeKnowNoFamily =
      noClasses()
          .that()
          .resideInAnyPackage("..rules.vocabulary..", "..rules.scope..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "org.jspecify..",
              "org.qianyin.proof.data..",
              "..rules.body..",
              "..rules.vocabulary..",
              "..rules.scope..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.qianyin.rules.(*)..").should().beFreeOfCycles();
}
