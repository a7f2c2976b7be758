package dev.openbell.cli.platform;

/** A sentence for people: what is wrong and what to do. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CliException(String sentence) {
        super(sentence);
    }

    public CliException(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
