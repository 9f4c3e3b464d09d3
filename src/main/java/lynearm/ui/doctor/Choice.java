package lynearm.ui.doctor;

import lynearm.doctor.Letter;
import lynearm.doctor.Offer;

/// What a person can choose to do about a missing revision.
public sealed interface Choice {

  /// Something that was worked out.
  record Offered(Offer offer) implements Choice {}

  /// The children follow a revision that is typed in.
  record Typed() implements Choice {}

  /// Somebody is asked.
  record Ask(Letter letter) implements Choice {}
}
