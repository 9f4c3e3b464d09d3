package lynearm.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version of the program, from the manifest of its jar.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "lynearm "
          + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
              .orElse("unpackaged")
    };
  }
}
