package lynearm.export;

/// Numbers as short decimals with a point, the same in every language.
final class Numbers {

  private static final long HUNDREDTHS = 100;

  private Numbers() {}

  /// The number to two places, without noughts at its end.
  static String of(double number) {
    long rounded = Math.round(number * HUNDREDTHS);
    long places = Math.abs(rounded % HUNDREDTHS);
    String text = (rounded < 0 ? "-" : "") + Math.abs(rounded / HUNDREDTHS);
    if (places == 0) {
      return rounded == 0 ? "0" : text;
    }
    return text + "." + (places % 10 == 0 ? places / 10 : places < 10 ? "0" + places : places);
  }
}
