package dev.openbell.contract;

/**
 * Somebody waits for a component that sleeps: a backend asks the operator, {@code POST
 * /openbell/v1/wake}. It is a hint for speed; {@link Report#waiting} says the same.
 *
 * @param component that sleeps, of the backend's own cluster
 * @param waiting how many wait for it
 */
public record Wake(String component, int waiting) {

    private static final int LONGEST_NAME = 63;

    public Wake {
        Fields.required("component", component);
        Fields.atMost("component", component, LONGEST_NAME);
        Fields.within("waiting", waiting, 1, Report.MOST_USERS);
    }
}
