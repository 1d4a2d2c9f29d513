package org.qianyin.media;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.qianyin.media", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule mediaUsesTheJdkBouncyCastleAndTikaOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.qianyin.media..",
              "java..",
              "javax.crypto..",
              "org.bouncycastle.crypto.digests..",
              "org.apache.tika.mime..",
              "org.apache.tika.metadata..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule cidUsesNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("..media.cid..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("..media.cid..", "java..", "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule treesAndCarsKnowCidsOnly =
      noClasses()
          .that()
          .resideInAPackage("..media.unixfs..")
          .or()
          .resideInAPackage("..media.car..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.qianyin.media", "org.bouncycastle..", "org.apache..");

  @ArchTest
  static final ArchRule unixfsDoesNotKnowCars =
      noClasses()
          .that()
          .resideInAPackage("..media.unixfs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..media.car..");

  @ArchTest
  static final ArchRule nothingOpensFilesOrSockets =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File");
}
