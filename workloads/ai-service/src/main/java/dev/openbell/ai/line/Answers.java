package dev.openbell.ai.line;

import dev.openbell.ai.roles.RoleClock;
import dev.openbell.contract.RoleState;
import jakarta.inject.Singleton;

/** What a role says to a question; only one that works answers. */
@Singleton
public class Answers {

    private final RoleClock roles;

    Answers(RoleClock roles) {
        this.roles = roles;
    }

    /** The answer. Runs on a worker. */
    public Frame to(Frame.Ask ask) {
        var state = roles.now().states().getOrDefault(ask.role(), RoleState.Unknown);
        return switch (state) {
            // A role that drains still answers the sessions that it has.
            case Active, Draining -> new Frame.Reply(ask.id(), ask.role(), ask.text());
            case Dormant, Warming ->
                    new Frame.Refusal(ask.role() + " does not work now; it is " + state);
            case Unknown -> new Frame.Refusal("this pod has no role " + ask.role());
        };
    }
}
