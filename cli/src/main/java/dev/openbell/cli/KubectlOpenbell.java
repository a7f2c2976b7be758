package dev.openbell.cli;

import dev.openbell.calendar.zones.ZoneData;
import dev.openbell.cli.calendar.CalendarCommand;
import dev.openbell.cli.platform.ExplainClusterCommand;
import dev.openbell.cli.platform.ForecastCommand;
import dev.openbell.cli.platform.OverrideCommand;
import dev.openbell.cli.platform.SimulateCommand;
import dev.openbell.cli.platform.StatusCommand;
import dev.openbell.cli.platform.TimelineCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The plugin; kubectl finds it by its name on the PATH. */
@Command(
        name = "kubectl-openbell",
        description = "Market time and Openbell's platforms at the command line.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = KubectlOpenbell.Version.class,
        subcommands = {
            StatusCommand.class,
            ForecastCommand.class,
            SimulateCommand.class,
            ExplainClusterCommand.class,
            TimelineCommand.class,
            OverrideCommand.class,
            CalendarCommand.class,
            AutoComplete.GenerateCompletion.class,
            CompleteCommand.class
        },
        footer = {
            "",
            "Exit code: 0 answered, 1 not answered, 2 wrong usage; of calendar diff see its help. Colours are off when the output is no"
                    + " terminal.",
            "kubectl openbell <Tab> completes by itself while kubectl_complete-openbell is on the PATH; for the"
                    + " bare name in bash and zsh: source <(kubectl-openbell generate-completion)"
        })
public final class KubectlOpenbell {

    private KubectlOpenbell() {}

    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        // Names and sources of calendars have letters beyond the locale's.
        var out = utf8(FileDescriptor.out);
        var err = utf8(FileDescriptor.err);
        int code = commandLine(Clock.systemUTC()).setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** The commands, for this process or a test. */
    static CommandLine commandLine(Clock clock) {
        return new CommandLine(new KubectlOpenbell(), new Clocked(clock))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        LocalDate.class,
                        text -> read(text, LocalDate::parse, "date like 2026-11-27"))
                .registerConverter(
                        Instant.class,
                        text -> read(text, Instant::parse, "time like 2026-11-27T14:30:00Z"))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> {
                            command.getErr().println("kubectl-openbell: " + said(failure));
                            return 1;
                        });
    }

    private static <T> T read(String text, Function<String, T> reader, String wanted) {
        try {
            return reader.apply(text);
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException("\"" + text + "\" is no " + wanted);
        }
    }

    /** Makes commands, and gives a clock to those that ask for one. */
    private record Clocked(Clock clock) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1
                        && constructor.getParameterTypes()[0] == Clock.class) {
                    return type.cast(constructor.newInstance(clock));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    private static String said(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** The program's version, and that of what its answers rest on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = KubectlOpenbell.class.getPackage().getImplementationVersion();
            return new String[] {
                "kubectl-openbell " + (version == null ? "(not packaged)" : version),
                "time zones " + ZoneData.current().version(),
            };
        }
    }
}
