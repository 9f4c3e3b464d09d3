package lynearm.export;

import java.util.List;

/// A drawing of a history in plain numbers, for whoever writes it as a file.
///
/// @param area what is seen of the marks
/// @param paper the colour below all, `0xRRGGBB`
/// @param title what it shows, in a few words
/// @param description the same in a sentence
record Picture(Area area, int paper, String title, String description, List<Mark> marks) {

  Picture {
    marks = List.copyOf(marks);
  }
}
