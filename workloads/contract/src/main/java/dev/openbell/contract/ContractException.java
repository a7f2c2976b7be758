package dev.openbell.contract;

/** What came from outside does not keep the contract. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public ContractException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public ContractException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What is wrong, with the field where it is one; nothing of the content. */
    public String sentence() {
        return sentence;
    }
}
