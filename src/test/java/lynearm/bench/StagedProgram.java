package lynearm.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The program as `packaging/lynearm` builds and starts it, made of the classes under test: a
/// folder that looks like the project after its build, with the same scripts. So nothing is built
/// while something is measured, and what is measured is the source as it is.
final class StagedProgram implements AutoCloseable {

  private static final List<String> LINKED = List.of("packaging", "pom.xml", "src", "target/lib");

  private final Path root;

  private StagedProgram(Path root) {
    this.root = root;
  }

  /// @param project the folder of the project, compiled and with its libraries copied
  /// @param stage an empty folder
  static StagedProgram of(Path project, Path stage) throws IOException, InterruptedException {
    Path target = Files.createDirectories(stage.resolve("target"));
    for (String name : LINKED) {
      Files.createSymbolicLink(stage.resolve(name), project.resolve(name));
    }
    writeJar(project.resolve("target/classes"), target.resolve("lynearm.jar"));
    new Run(List.of("sh", "-c", ". packaging/common/setup.sh && need_jdk && remember_start"), stage)
        .output();
    Files.createFile(target.resolve(".built"));
    return new StagedProgram(stage);
  }

  private static void writeJar(Path classes, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    try (JarOutputStream out =
        new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
      for (Path file : files) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /// The script, called in a folder; it finds what the call before has kept.
  Run heads(Path folder) {
    return heads(folder, root.resolve("caches"));
  }

  /// The script, called in a folder for the first time: where its caches would be, nothing can be.
  Run firstHeads(Path folder) {
    return heads(folder, root.resolve("pom.xml"));
  }

  private Run heads(Path folder, Path caches) {
    return new Run(
        List.of(root.resolve("packaging/lynearm").toString(), "heads"),
        folder,
        Map.of("XDG_CACHE_HOME", caches.toString()));
  }

  /// Takes the links away, so that nothing that cleans up can follow them.
  @Override
  public void close() throws IOException {
    for (String name : LINKED) {
      Files.deleteIfExists(root.resolve(name));
    }
  }
}
