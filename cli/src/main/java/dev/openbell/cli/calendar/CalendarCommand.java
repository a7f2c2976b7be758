package dev.openbell.cli.calendar;

import picocli.CommandLine.Command;

/** Groups what is about calendars. */
@Command(
        name = "calendar",
        description = "What the built-in market calendars say, offline.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            SessionsCommand.class,
            ExplainCommand.class,
            WindowsCommand.class
        })
public final class CalendarCommand {}
