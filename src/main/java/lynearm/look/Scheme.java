package lynearm.look;

/// The sets of colours that there are.
public enum Scheme {
  LIGHT,
  DARK,
  HIGH_CONTRAST
}
