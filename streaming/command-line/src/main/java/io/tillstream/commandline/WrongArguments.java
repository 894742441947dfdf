package io.tillstream.commandline;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of arguments that picocli does not take what was given and what is asked, without a word of Java. */
final class WrongArguments {
    private static final String HELP = "run it with --help";

    /** What is asked, by the type that takes it. */
    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("int", "it must be a whole number up to " + Integer.MAX_VALUE),
            Map.entry("Integer", "it must be a whole number up to " + Integer.MAX_VALUE),
            Map.entry("long", "it must be a whole number up to " + Long.MAX_VALUE),
            Map.entry("Long", "it must be a whole number up to " + Long.MAX_VALUE),
            Map.entry("double", "it must be a number such as 0.01"),
            Map.entry("Double", "it must be a number such as 0.01"),
            Map.entry("BigDecimal", "it must be a number such as 0.01"),
            Map.entry("boolean", "it must be true or false"),
            Map.entry(LocalDate.class.getSimpleName(), "it must be a day such as 2026-01-31"),
            Map.entry(Instant.class.getSimpleName(), "it must be a moment such as 2026-01-31T18:00:00Z"),
            Map.entry(Path.class.getSimpleName(), "it must be the name of a file or folder"),
            Map.entry(URI.class.getSimpleName(), "it must be an address such as http://localhost:8080"));

    private WrongArguments() {}

    /** One line about the first argument that is wrong; a name that nobody knows comes before one that is missing. */
    static Complaint complaint(ParameterException exception) {
        CommandLine commandLine = exception.getCommandLine();
        List<String> unknown = exception instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched()
                : commandLine.getUnmatchedArguments();
        if (!unknown.isEmpty()) {
            return unknown(unknown.getFirst(), commandLine.getCommandSpec());
        }
        ArgSpec argument = exception.getArgSpec();
        String value = exception.getValue();
        if (argument != null && value != null && !(exception instanceof MissingParameterException)) {
            return new Complaint(
                    nameOf(argument),
                    value.isEmpty() ? "it is empty" : value,
                    asked(argument, exception),
                    "correct it; --help says what it is for");
        }
        return new Complaint(
                "Arguments of " + commandLine.getCommandName(),
                trimEnd(String.valueOf(exception.getMessage())),
                rule(commandLine.getCommandSpec()),
                HELP);
    }

    private static Complaint unknown(String argument, CommandSpec command) {
        boolean isOption = argument.startsWith("-");
        String name = isOption && argument.indexOf('=') > 0 ? argument.substring(0, argument.indexOf('=')) : argument;
        Optional<String> near = isOption ? nearest(name, command) : Optional.empty();
        return new Complaint(
                (isOption ? "Option " : "Argument ") + name,
                command.name() + (isOption ? " has no such option" : " takes no such argument"),
                rule(command),
                near.map(option -> "perhaps " + option + " is meant; ").orElse("") + HELP);
    }

    private static String rule(CommandSpec command) {
        List<String> understood = new ArrayList<>();
        command.positionalParameters().forEach(parameter -> understood.add(parameter.paramLabel()));
        command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .sorted()
                .forEach(understood::add);
        return "it understands " + String.join(", ", understood);
    }

    /** What somebody may have meant: at most two letters were added, left out, changed or swapped. */
    private static Optional<String> nearest(String name, CommandSpec command) {
        record Near(String option, int letters) {}
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .filter(option -> option.startsWith("--"))
                .map(option -> new Near(option, letters(name, option)))
                .filter(near -> near.letters() <= 2)
                .min(Comparator.comparingInt(Near::letters))
                .map(Near::option);
    }

    /** The distance of Levenshtein: how many letters are added, left out or changed. */
    private static int letters(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }

    private static String nameOf(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "Option " + option.longestName()
                : "Argument " + argument.paramLabel();
    }

    /** A converter of ours says it best. */
    private static String asked(ArgSpec argument, ParameterException exception) {
        Throwable cause = exception.getCause();
        if (argument.converters().length > 0 && cause != null && cause.getMessage() != null) {
            return trimEnd(cause.getMessage());
        }
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        if (type.isEnum()) {
            return "it must be one of "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        String asked = ASKED.get(type.getSimpleName());
        return asked == null ? "it must be as --help says" : asked;
    }

    private static String trimEnd(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
