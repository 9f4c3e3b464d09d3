package lynearm.git;

import org.eclipse.jgit.storage.file.WindowCacheConfig;

/// How much of packs JGit keeps in memory: enough for the folders of a long history, which differ
/// from each other in a chain, so that a chain is not unpacked again for each of them. All of it is
/// let go when memory is scarce.
final class ObjectCaches {

  private static final int MEBIBYTE = 1 << 20;

  private ObjectCaches() {}

  static void install() {
    WindowCacheConfig config = new WindowCacheConfig();
    config.setPackedGitLimit(32L * MEBIBYTE);
    config.setDeltaBaseCacheLimit(32 * MEBIBYTE);
    config.setExposeStatsViaJmx(false);
    config.install();
  }
}
