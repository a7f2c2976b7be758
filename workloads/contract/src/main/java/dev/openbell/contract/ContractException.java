package dev.openbell.contract;

/** What came from outside does not keep the contract; the message says why, in a sentence. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ContractException(String message) {
        super(message);
    }

    public ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
