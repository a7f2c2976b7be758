package dev.openbell.cli.platform;

/** A sentence for people: what is wrong and what to do. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CliException(String sentence) {
        super(sentence);
    }

    CliException(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
