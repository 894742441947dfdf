package io.tillstream.topologies.refusal;

/** A record that breaks a rule of the contract; it goes to the dead-letter topic with this message as its cause. */
public final class RefusedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedRecord(String cause) {
        super(cause);
    }
}
