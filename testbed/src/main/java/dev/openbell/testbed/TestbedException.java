package dev.openbell.testbed;

/** A testbed could not be started or steered; the message has what the script said. */
public final class TestbedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TestbedException(String message) {
        super(message);
    }

    TestbedException(String message, Throwable cause) {
        super(message, cause);
    }
}
