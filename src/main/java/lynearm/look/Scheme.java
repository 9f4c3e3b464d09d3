package lynearm.look;

import java.util.Locale;

/// The sets of colours that there are.
public enum Scheme {
  LIGHT,
  DARK,
  HIGH_CONTRAST;

  /// The name as people type it, such as `high-contrast`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
