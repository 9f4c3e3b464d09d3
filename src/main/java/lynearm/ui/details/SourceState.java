package lynearm.ui.details;

import lynearm.workspace.Body;

/// The source and what it does, as far as it has come.
public sealed interface SourceState {

  /// There is no file to read.
  record None() implements SourceState {}

  record Loading() implements SourceState {}

  record Loaded(Body body) implements SourceState {}

  /// The file could not be read; the reason is fit to be shown.
  record Unavailable(String reason) implements SourceState {}
}
