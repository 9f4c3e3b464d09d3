package lynearm.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// The attributes that `.gitattributes` and its relatives give to a path (gitattributes). Only
/// told, never acted on.
final class AttributeRules {

  private static final String MACRO = "[attr]";
  private static final int MOST_EXPANSIONS = 1000;

  /// What one file of rules says.
  ///
  /// @param folder the folder whose paths it is about; the empty text for the whole work tree
  private record Source(String folder, List<AttributesRule> rules) {}

  private final GitRepository repository;
  private final List<Source> weak = new ArrayList<>();
  private final Source strong;
  private final Map<String, Source> byFolder = new HashMap<>();
  private final Map<String, List<Attribute>> macros = new HashMap<>();

  AttributeRules(GitRepository repository, Config config) throws IOException {
    this.repository = repository;
    macros.put("binary", new AttributesRule("binary", "-diff -merge -text").getAttributes());
    GitHome home = repository.home();
    for (Path folder : home.systemFolders()) {
      weak.add(source("", folder.resolve("gitattributes")));
    }
    @Nullable String file = config.getString("core", null, "attributesFile");
    weak.add(
        source(
            "",
            file == null
                ? home.settings().resolve("attributes")
                : home.resolve(repository.root(), file)));
    byFolder.put("", source("", repository.root().resolve(".gitattributes"), NOFOLLOW));
    strong = source("", repository.commonFolder().resolve("info").resolve("attributes"));
  }

  private static final LinkOption NOFOLLOW = LinkOption.NOFOLLOW_LINKS;

  private Source source(String folder, Path file, LinkOption... options) throws IOException {
    Optional<byte[]> text = BoundedFiles.read(file, options);
    if (text.isEmpty()) {
      return new Source(folder, List.of());
    }
    AttributesNode node = new AttributesNode();
    node.parse(new ByteArrayInputStream(HarmlessPatterns.of(text.get())));
    if (folder.isEmpty()) {
      for (AttributesRule rule : node.getRules()) {
        if (rule.getPattern().startsWith(MACRO)) {
          macros.put(rule.getPattern().substring(MACRO.length()).strip(), rule.getAttributes());
        }
      }
    }
    return new Source(folder, node.getRules());
  }

  /// The attributes of a file by name; those that are unspecified are left out.
  Map<String, Attribute> of(String path) throws IOException {
    Map<String, Attribute> attributes = new HashMap<>();
    for (Source source : weak) {
      apply(source, path, attributes);
    }
    for (int end = 0; end >= 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      Source source = byFolder.get(folder);
      if (source == null) {
        source =
            source(folder, repository.root().resolve(folder).resolve(".gitattributes"), NOFOLLOW);
        byFolder.put(folder, source);
      }
      apply(source, path, attributes);
    }
    apply(strong, path, attributes);
    attributes.values().removeIf(it -> it.getState() == Attribute.State.UNSPECIFIED);
    return attributes;
  }

  private void apply(Source source, String path, Map<String, Attribute> attributes) {
    String inside = source.folder().isEmpty() ? path : path.substring(source.folder().length() + 1);
    for (AttributesRule rule : source.rules()) {
      if (!rule.getPattern().startsWith(MACRO) && rule.isMatch(inside, false)) {
        rule.getAttributes().forEach(it -> apply(it, attributes));
      }
    }
  }

  /// Sets an attribute, and if it is a macro, those that it stands for.
  private void apply(Attribute first, Map<String, Attribute> attributes) {
    Deque<Attribute> open = new ArrayDeque<>();
    open.push(first);
    for (int steps = 0; !open.isEmpty() && steps < MOST_EXPANSIONS; steps++) {
      Attribute attribute = open.pop();
      attributes.put(attribute.getKey(), attribute);
      if (attribute.getState() == Attribute.State.SET) {
        macros.getOrDefault(attribute.getKey(), List.of()).reversed().forEach(open::push);
      }
    }
  }
}
