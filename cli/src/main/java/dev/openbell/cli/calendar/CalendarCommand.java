package dev.openbell.cli.calendar;

import picocli.CommandLine.Command;

/** Groups what is about calendars. */
@Command(
        name = "calendar",
        description = "What the market calendars say, and what changes in them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            SessionsCommand.class,
            ExplainCommand.class,
            WindowsCommand.class,
            DiffCommand.class,
            HistoryCommand.class,
            RollbackCommand.class
        })
public final class CalendarCommand {}
