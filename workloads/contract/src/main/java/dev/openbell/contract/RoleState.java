package dev.openbell.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a role does in a pod. */
public enum RoleState {
    /** It works. */
    Active,
    /** It holds no threads and waits for its bell. */
    Dormant,
    /** It makes itself ready for a bell that is near. */
    Warming,
    /** It lets go of what it has. */
    Draining,
    /** One of a later version. */
    @JsonEnumDefaultValue
    Unknown
}
