package dev.openbell.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What a command printed, and how it ended. */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        return at("2026-11-25T20:00:00Z", arguments);
    }

    /** At an instant of its own. */
    static Run at(String now, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                KubectlOpenbell.commandLine(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
