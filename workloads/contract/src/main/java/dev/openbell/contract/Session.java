package dev.openbell.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;

/** Whether the market counts as open for the schedule. */
public enum Session {
    Open(Role.Trading, Role.Chatbot),
    Closed(Role.Learning, Role.Chatbot),
    /** Nobody knows; no role is changed for it. */
    @JsonEnumDefaultValue
    Unknown;

    private final List<Role> roles;

    Session(Role... roles) {
        this.roles = List.of(roles);
    }

    /** The roles that work while it lasts; none is named where nothing is known. */
    public List<Role> roles() {
        return roles;
    }
}
