package dev.openbell.cli.output;

/** How an answer is written. */
public enum Format {
    table,
    json,
    yaml,
    csv
}
