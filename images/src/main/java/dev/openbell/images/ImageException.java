package dev.openbell.images;

/** An image cannot be packed; the message says what to do. */
final class ImageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ImageException(String message) {
        super(message);
    }

    ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
