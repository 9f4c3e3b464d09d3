package lynearm.ui.doctor;

import lynearm.doctor.Diagnosis;
import lynearm.workspace.Workspace;

/// How far the search for an id is.
public sealed interface Inquiry {

  /// No id was asked for yet.
  record None() implements Inquiry {}

  /// It is being looked for.
  record Looking(String id) implements Inquiry {}

  /// What became of it is known.
  ///
  /// @param open what was open when it was looked for
  record Answered(Workspace open, Diagnosis diagnosis) implements Inquiry {}

  /// A person stopped the search.
  record Stopped(String id) implements Inquiry {}

  /// The search ended in an error.
  record Failed(String id, String reason) implements Inquiry {}
}
