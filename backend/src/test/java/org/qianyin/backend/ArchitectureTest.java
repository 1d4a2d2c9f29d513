package org.qianyin.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.qianyin.proof.index.SubjectIndex;

@AnalyzeClasses(
    packages = "org.qianyin.backend",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule neverKnowsTheProgramsThatSpeakToIt =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.qianyin.client..", "org.qianyin.cli..", "org.qianyin.benchmarks..");

  @ArchTest
  static final ArchRule oneClassKnowsWhereTheIndexIsKept =
      noClasses()
          .that()
          .doNotHaveSimpleName("IndexConfiguration")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(SubjectIndex.class);
}
