package lynearm.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.change.Content;
import lynearm.python.AssignedValue;
import lynearm.python.PythonSyntaxException;
import lynearm.python.Quotes;
import lynearm.python.Replacement;
import lynearm.python.Span;
import lynearm.python.UnwritableException;
import lynearm.python.WrittenModule;
import lynearm.python.WrittenValue;
import lynearm.revision.Header;
import lynearm.revision.RevisionId;

/// Gives a revision file another parent, in the style in which it is written: quotes, brackets,
/// annotations, comments, encoding and newlines stay, and so does every byte that is not part of
/// the id. What cannot be changed exactly is refused, with file, line and construct.
///
/// @param parents all parents that the file names, in order
/// @param old the one that goes; none if there are none
/// @param now those that come in its place: usually one, several for a lost merge, none for a lost
///   base
record ParentEdit(List<RevisionId> parents, Optional<RevisionId> old, List<RevisionId> now) {

  private static final String NAME = Header.DOWN_REVISION.pythonName();
  private static final String NONE = "None";
  private static final Set<String> HEADERS =
      Set.of(
          Header.REVISION.pythonName(),
          Header.BRANCH_LABELS.pythonName(),
          Header.DEPENDS_ON.pythonName());

  ParentEdit {
    parents = List.copyOf(parents);
    now = List.copyOf(now);
  }

  ParentEdit(List<RevisionId> parents, Optional<RevisionId> old, RevisionId now) {
    this(parents, old, List.of(now));
  }

  /// A file with its new parent.
  ///
  /// @param content what it holds then
  /// @param hasStaleDocstring whether its docstring names parents, and other ones than it had
  record Edited(Content content, boolean hasStaleDocstring) {

    byte[] bytes() {
      return content.bytes();
    }
  }

  /// The bytes of the file afterwards.
  ///
  /// @param file its path, as the refusal shows it
  Edited of(String file, byte[] bytes) throws RefusedException {
    WrittenModule module;
    try {
      module = WrittenModule.of(bytes);
    } catch (PythonSyntaxException e) {
      throw new RefusedException(
          "Can't read " + file + ": " + e.problem().what(), "Mend what Problems lists first.");
    }
    AssignedValue assigned = module.valueOf(NAME, HEADERS);
    String place = assigned.line() > 0 ? file + ", line " + assigned.line() : file;
    try {
      List<Replacement> replacements = new ArrayList<>();
      replacements.add(replacement(module, assigned, place));
      boolean stale = false;
      for (Span body : module.docstring()) {
        for (RevisesLine line : RevisesLine.in(module.text(body), body.start())) {
          Optional<Replacement> following = line.following(parents, old, now);
          following.ifPresent(replacements::add);
          stale |= following.isEmpty();
        }
      }
      return new Edited(Content.of(module.with(replacements)), stale);
    } catch (UnwritableException e) {
      throw refused(place, "cannot become " + becoming() + ": " + e.reason());
    }
  }

  private String becoming() {
    return now.isEmpty()
        ? NONE
        : now.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
  }

  private static RefusedException refused(String place, String construct) {
    return new RefusedException(
        NAME + " in " + place + " " + construct,
        "So it cannot be changed there and nothing else with it. Write the id as text, or merge"
            + " instead.");
  }

  private Replacement replacement(WrittenModule module, AssignedValue assigned, String place)
      throws UnwritableException, RefusedException {
    return switch (assigned) {
      case AssignedValue.Other(String construct, _) -> throw refused(place, "is " + construct);
      case AssignedValue.Literal(WrittenValue.Text text, _) -> {
        if (old.isEmpty() || parents.size() != 1 || !text.value().equals(old.get().value())) {
          throw refused(place, "does not come to what was read");
        }
        yield new Replacement(text.span(), alone(literals(place, text)));
      }
      case AssignedValue.Literal(WrittenValue.Nothing(Span span), _) -> {
        requireNoParent(place);
        yield new Replacement(span, alone(literals(quotes(module))));
      }
      case AssignedValue.Literal(WrittenValue.Several several, _) -> inside(module, several, place);
      case AssignedValue.Literal(WrittenValue.Other(String construct, _), _) ->
          throw refused(place, "is " + construct);
    };
  }

  private void requireNoParent(String place) throws RefusedException {
    if (old.isPresent() || !parents.isEmpty()) {
      throw refused(place, "does not come to what was read");
    }
  }

  private List<String> literals(String place, WrittenValue.Text text)
      throws UnwritableException, RefusedException {
    if (!text.isSolid()) {
      throw refused(place, "is put together from " + text.pieces() + " strings");
    }
    return literals(text.quotes());
  }

  private List<String> literals(Quotes quotes) throws UnwritableException {
    List<String> literals = new ArrayList<>();
    for (RevisionId id : now) {
      literals.add(quotes.literal(id.value()));
    }
    return literals;
  }

  /// The whole value, where it was no collection.
  private static String alone(List<String> literals) {
    return switch (literals.size()) {
      case 0 -> NONE;
      case 1 -> literals.getFirst();
      default -> "(" + String.join(", ", literals) + ")";
    };
  }

  private Replacement inside(WrittenModule module, WrittenValue.Several several, String place)
      throws UnwritableException, RefusedException {
    List<WrittenValue> items = several.items();
    if (items.isEmpty()) {
      requireNoParent(place);
      return filled(module, several, place);
    }
    if (items.size() == 1 && items.getFirst() instanceof WrittenValue.Nothing(Span span)) {
      requireNoParent(place);
      return new Replacement(span, String.join(", ", literals(quotes(module))));
    }
    List<WrittenValue.Text> texts = new ArrayList<>();
    for (WrittenValue item : items) {
      switch (item) {
        case WrittenValue.Text text -> texts.add(text);
        case WrittenValue.Other(String construct, _) ->
            throw refused(place, "has a part that is " + construct);
        case WrittenValue.Nothing _, WrittenValue.Several _ ->
            throw refused(place, "has a part that is no text");
      }
    }
    List<WrittenValue.Text> named =
        texts.stream()
            .filter(it -> old.isPresent() && it.value().equals(old.get().value()))
            .toList();
    if (named.size() != 1) {
      throw refused(
          place,
          named.isEmpty()
              ? "does not come to what was read"
              : "names " + named.getFirst().value() + " " + named.size() + " times");
    }
    List<String> literals = literals(place, named.getFirst());
    return literals.isEmpty()
        ? without(module, several, items.indexOf(named.getFirst()), place)
        : new Replacement(named.getFirst().span(), String.join(", ", literals));
  }

  /// Takes an item out, with the comma that belongs to it.
  private static Replacement without(
      WrittenModule module, WrittenValue.Several several, int item, String place)
      throws RefusedException {
    List<WrittenValue> items = several.items();
    if (items.size() == 1) {
      return new Replacement(several.span(), NONE);
    }
    boolean isLast = item == items.size() - 1;
    Span left = items.get(isLast ? item - 1 : item).span();
    Span right = items.get(isLast ? item : item + 1).span();
    int comma = left.end();
    if (!module.text(new Span(comma, right.start())).strip().equals(",")) {
      throw refused(place, "has more than a comma between its parts");
    }
    return new Replacement(
        isLast ? new Span(comma, right.end()) : new Span(left.start(), right.start()), "");
  }

  private Replacement filled(WrittenModule module, WrittenValue.Several several, String place)
      throws UnwritableException, RefusedException {
    String text = module.text(several.span());
    if (!text.substring(1, text.length() - 1).isBlank()) {
      throw refused(place, "is an empty pair of brackets with a comment in it");
    }
    List<String> literals = literals(quotes(module));
    String inside = String.join(", ", literals);
    return new Replacement(
        several.span(),
        switch (several.opening()) {
          case "(" -> "(" + inside + (literals.size() == 1 ? ",)" : ")");
          case "[" -> "[" + inside + "]";
          default -> throw refused(place, "is an empty collection");
        });
  }

  /// The quotes of a file that has none around a parent yet: those around its own id.
  private static Quotes quotes(WrittenModule module) {
    return module.valueOf(Header.REVISION.pythonName(), Set.of())
            instanceof AssignedValue.Literal(WrittenValue.Text text, _)
        ? new Quotes("", text.quotes().mark().substring(0, 1))
        : Quotes.SINGLE;
  }
}
