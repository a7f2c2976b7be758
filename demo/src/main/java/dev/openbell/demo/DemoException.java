package dev.openbell.demo;

/** The demo cannot go on; the message is a sentence that says what to do. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }
}
