package org.qianyin.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.qianyin.proof",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.qianyin.proof.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule dataUsesNobody = room("data");
  @ArchTest static final ArchRule keyUsesData = room("key", "data");
  @ArchTest static final ArchRule logUsesDataAndKey = room("log", "data", "key");
  @ArchTest static final ArchRule entryUsesKeyAndLog = room("entry", "data", "key", "log");
  @ArchTest static final ArchRule indexUsesEntryAndLog = room("index", "data", "entry", "log");
  @ArchTest static final ArchRule anchorUsesData = room("anchor", "data");

  @ArchTest
  static final ArchRule whatIsJudgedDoesNotKnowTheJudge =
      noClasses()
          .that()
          .resideOutsideOfPackage("..proof.check..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..proof.check..");

  @ArchTest
  static final ArchRule nothingButTheJdkAndBouncyCastle =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.qianyin.proof..",
              "java..",
              "javax.crypto..",
              "org.bouncycastle..",
              "org.jspecify.annotations");

  /** One room, and the rooms that it may use besides itself. */
  private static ArchRule room(String name, String... others) {
    String[] allowed = new String[others.length + 5];
    allowed[0] = "org.qianyin.proof." + name;
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = "org.qianyin.proof." + others[i];
    }
    allowed[others.length + 1] = "java..";
    allowed[others.length + 2] = "javax.crypto..";
    allowed[others.length + 3] = "org.bouncycastle..";
    allowed[others.length + 4] = "org.jspecify.annotations";
    return classes()
        .that()
        .resideInAPackage("org.qianyin.proof." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(false);
  }
}
