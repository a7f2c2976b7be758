package dev.openbell.cli.output;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that every command with an answer has. */
public final class OutputOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    /** Writes an answer to the command's standard output. */
    public void write(Rows rows) throws IOException {
        rows.write(format, command.commandLine().getOut());
    }
}
