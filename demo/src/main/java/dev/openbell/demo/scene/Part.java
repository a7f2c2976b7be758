package dev.openbell.demo.scene;

import java.util.Locale;

/**
 * One component now.
 *
 * @param activation when it works: Always, Session or OffSession
 * @param desired pods its Deployment asks for
 * @param ready pods that are Ready
 */
public record Part(String name, String activation, int desired, int ready) {

    /** Whether it comes and goes with the market. */
    public boolean switches() {
        return worksWhenOpen() || activation.equals("OffSession");
    }

    /** Whether it works while the market is open and rests while it is closed. */
    public boolean worksWhenOpen() {
        return activation.equals("Session");
    }

    public String title() {
        return title(name);
    }

    static String title(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
