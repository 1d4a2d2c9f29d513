package org.qianyin.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.qianyin.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsTheSdkAndNeverTheBackend =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.qianyin.backend..", "org.qianyin.contracts..", "org.springframework..");

  @ArchTest
  static final ArchRule samplesNeedTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("..cli.demo.sample..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax.imageio..", "org.jspecify..", "..cli.demo.sample..");

  @ArchTest
  static final ArchRule theReportIsToldEverything =
      classes()
          .that()
          .resideInAPackage("..cli.demo.report..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "..cli.demo.report..", "..cli.words..");

  @ArchTest
  static final ArchRule theRoomsStandOnEachOtherOneWay =
      slices().matching("org.qianyin.cli.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatCommandsStandOnKnowsNone =
      noClasses()
          .that()
          .resideInAnyPackage("..cli.act..", "..cli.voice..", "..cli.words..")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Command");
}
