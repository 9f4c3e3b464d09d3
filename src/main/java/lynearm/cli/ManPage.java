package lynearm.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page of a program, in the language of man(7), from what its commands declare.
final class ManPage {

  private final CommandSpec program;
  private final StringBuilder page = new StringBuilder();

  ManPage(CommandSpec program) {
    this.program = program;
  }

  String text() {
    String name = program.name();
    line(".TH " + name.toUpperCase(java.util.Locale.ROOT) + " 1");
    line(".SH NAME");
    line(name + " \\- see an Alembic migration history, and join its heads");
    line(".SH SYNOPSIS");
    line("\\fB" + name + "\\fR [\\fIPATH\\fR]");
    line(".br");
    line("\\fB" + name + "\\fR [\\fIOPTION\\fR]... \\fICOMMAND\\fR [\\fIARGUMENT\\fR]...");
    line(".SH DESCRIPTION");
    List.of(program.usageMessage().description()).forEach(text -> line(escaped(text)));
    line(".SH OPTIONS");
    program.options().forEach(this::option);
    line(".SH COMMANDS");
    program.subcommands().values().forEach(command -> command(command.getCommandSpec()));
    line(".SH EXIT STATUS");
    for (Map.Entry<String, String> status : program.usageMessage().exitCodeList().entrySet()) {
      tagged("\\fB" + status.getKey() + "\\fR", status.getValue());
    }
    return page.toString();
  }

  private void command(CommandSpec command) {
    StringBuilder synopsis = new StringBuilder("\\fB" + command.name() + "\\fR");
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      synopsis.append(" \\fI").append(escaped(parameter.paramLabel())).append("\\fR");
      if (parameter.arity().max() > 1) {
        synopsis.append("...");
      }
    }
    line(".SS " + synopsis);
    List.of(command.usageMessage().description()).forEach(text -> line(escaped(text)));
    command
        .positionalParameters()
        .forEach(parameter ->
            tagged("\\fI" + escaped(parameter.paramLabel()) + "\\fR", description(parameter)));
    command.options().stream()
        .filter(option -> !option.inherited())
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .forEach(this::option);
  }

  private void option(OptionSpec option) {
    String names = "\\fB" + escaped(String.join(", ", option.names())) + "\\fR";
    boolean takesValue = option.arity().max() > 0;
    tagged(
        takesValue ? names + " \\fI" + escaped(option.paramLabel()) + "\\fR" : names,
        description(option));
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void tagged(String tag, String text) {
    line(".TP");
    line(tag);
    line(escaped(text));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String escaped(String text) {
    String quoted = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return quoted.startsWith(".") ? "\\&" + quoted : quoted;
  }
}
