package lynearm.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// Keeps JGit from asking the git program where its settings are, from measuring the file system
/// with probe files inside the repository, and from writing settings of its own.
final class QuietSystemReader extends SystemReader.Delegate {

  private QuietSystemReader(SystemReader platform) {
    super(platform);
  }

  /// Takes effect for the whole program. Doing it again changes nothing.
  static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof QuietSystemReader)) {
      SystemReader.setInstance(new QuietSystemReader(current));
      ObjectCaches.install();
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  /// Settings that are empty and stay so.
  private static final class NoConfig extends FileBasedConfig {

    /// A time stamp resolution that is safe on every file system in use.
    private static final Duration RESOLUTION = Duration.ofMillis(20);

    @SuppressWarnings("NullAway") // JGit's way to say: no file
    NoConfig(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long fallback, TimeUnit unit) {
      return "filesystem".equals(section)
          ? unit.convert(RESOLUTION)
          : super.getTimeUnit(section, subsection, name, fallback, unit);
    }
  }
}
