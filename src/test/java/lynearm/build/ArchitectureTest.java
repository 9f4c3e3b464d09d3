package lynearm.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrows between the packages, kept true. CONTRIBUTING.md draws them.
@AnalyzeClasses(packages = "lynearm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] UI = {"lynearm.ui.."};

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackages(UI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..", "org.fxmisc..");

  @ArchTest
  static final ArchRule onlyExportKnowsPdf =
      noClasses()
          .that()
          .resideOutsideOfPackage("lynearm.export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.pdfbox..");

  @ArchTest
  static final ArchRule onlyGitKnowsJgit =
      noClasses()
          .that()
          .resideOutsideOfPackages("lynearm.git..", "lynearm.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  @ArchTest
  static final ArchRule onlyGraphKnowsJgrapht =
      noClasses()
          .that()
          .resideOutsideOfPackage("lynearm.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jgrapht..");

  @ArchTest
  static final ArchRule onlyDatabaseKnowsJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackage("lynearm.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule theCoreKnowsNeitherWindowNorCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("lynearm", "lynearm.ui..", "lynearm.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("lynearm.ui..", "lynearm.cli..", "lynearm");

  @ArchTest
  static final ArchRule windowAndCommandLineDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("lynearm.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("lynearm.ui..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackages("lynearm.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule valuesKnowNothing =
      noClasses()
          .that()
          .resideInAnyPackage("lynearm.revision..", "lynearm.python..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "lynearm.alembic..",
              "lynearm.graph..",
              "lynearm.layout..",
              "lynearm.git..",
              "lynearm.operation..");

  @ArchTest
  static final ArchRule operationsAreReadFromTextAlone =
      noClasses()
          .that()
          .resideInAPackage("lynearm.operation..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("lynearm..")
                  .and(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                          "lynearm.operation..", "lynearm.python..", "lynearm.revision..")));

  @ArchTest
  static final ArchRule onlyOperationKnowsTheSqlParser =
      noClasses()
          .that()
          .resideOutsideOfPackage("lynearm.operation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.sf.jsqlparser..");

  @ArchTest
  static final ArchRule onlyChangeKnowsTheDifferenceLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("lynearm.change..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.difflib..");

  @ArchTest
  static final ArchRule onlyTheShellKnowsTheFeatures =
      slices()
          .matching("lynearm.ui.(*)..")
          .namingSlices("ui.$1")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "lynearm.ui.shell.."),
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue())
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "lynearm.ui.common.."));

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("lynearm.(**)").should().beFreeOfCycles();
}
