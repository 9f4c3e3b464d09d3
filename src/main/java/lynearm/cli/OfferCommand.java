package lynearm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lynearm.doctor.Offer;
import lynearm.revision.RevisionId;

/// Command lines that a person can copy: one that carries out an offer, or finds out about an id.
final class OfferCommand {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./~^-]+");

  private OfferCommand() {}

  static String of(RevisionId missing, Offer offer) {
    List<String> words = new ArrayList<>(List.of(CommandLineProgram.NAME));
    switch (offer.kind()) {
      case RESTORE -> words.addAll(List.of(RestoreCommand.NAME, missing.value()));
      case IMPORT, EARLIER ->
          words.addAll(List.of(RestoreCommand.NAME, missing.value(), "--from", offer.from()));
      case AROUND -> words.addAll(List.of(ReparentCommand.NAME, missing.value()));
      case ONTO -> {
        words.addAll(List.of(ReparentCommand.NAME, missing.value()));
        offer.onto().forEach(parent -> words.addAll(List.of("--onto", parent.value())));
      }
    }
    return line(words);
  }

  /// The command line that tells where an id went.
  static String where(String id) {
    return line(List.of(CommandLineProgram.NAME, WhereCommand.NAME, id));
  }

  private static String line(List<String> words) {
    return words.stream().map(OfferCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
