package dev.openbell.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What kubectl asks when somebody presses Tab behind {@code kubectl openbell}. */
@Command(name = "__complete", hidden = true)
final class CompleteCommand implements Callable<Integer> {

    /** In the words of cobra, from which kubectl is made: offer no files instead. */
    private static final String NO_FILES = ":4";

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(arity = "0..*", hidden = true)
    private List<String> words = List.of();

    @Override
    public Integer call() {
        var typed = words.toArray(String[]::new);
        var last = typed.length == 0 ? "" : typed[typed.length - 1];
        var found = new ArrayList<CharSequence>();
        AutoComplete.complete(
                command.parent(),
                typed,
                Math.max(0, typed.length - 1),
                last.length(),
                String.join(" ", typed).length(),
                found);
        var out = command.commandLine().getOut();
        found.stream()
                .map(rest -> last + rest)
                .filter(word -> !word.startsWith("__"))
                .distinct()
                .sorted()
                .forEach(out::println);
        out.println(NO_FILES);
        out.flush();
        return 0;
    }
}
