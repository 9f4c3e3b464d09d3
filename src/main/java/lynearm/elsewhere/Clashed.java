package lynearm.elsewhere;

import java.nio.file.Path;
import lynearm.git.Clash;

/// A revision file at which git would stop.
public record Clashed(Path file, Clash why) {}
