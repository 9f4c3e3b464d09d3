package lynearm.git;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/// Who commits, by the settings `author`, `committer` and `user` (git-config: user.name).
final class Identity {

  private Identity() {}

  static PersonIdent author(Config config, ZonedDateTime when) throws RefusedException {
    return of(config, "author", when);
  }

  static PersonIdent committer(Config config, ZonedDateTime when) throws RefusedException {
    return of(config, "committer", when);
  }

  private static PersonIdent of(Config config, String role, ZonedDateTime when)
      throws RefusedException {
    Optional<String> name = value(config, role, "name");
    Optional<String> email = value(config, role, "email");
    if (name.isEmpty() || email.isEmpty()) {
      throw new RefusedException(
          "Git doesn't know your " + (name.isEmpty() ? "name." : "e-mail address."),
          "Tell it by `git config --global user.name \"Your Name\"` and `git config --global"
              + " user.email you@example.org`.");
    }
    return new PersonIdent(name.get(), email.get(), Instant.from(when), when.getZone());
  }

  private static Optional<String> value(Config config, String role, String key) {
    @Nullable String own = config.getString(role, null, key);
    @Nullable String general = config.getString("user", null, key);
    return Optional.ofNullable(own == null ? general : own)
        .map(text -> text.replaceAll("[<>\\p{Cntrl}]", "").strip())
        .filter(text -> !text.isEmpty());
  }
}
