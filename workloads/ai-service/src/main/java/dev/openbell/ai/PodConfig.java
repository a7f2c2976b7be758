package dev.openbell.ai;

import dev.openbell.contract.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;

/** What the operator sets in the pod's environment, {@code OPENBELL_...}; the rest has defaults. */
@ConfigMapping(prefix = "openbell")
public interface PodConfig {

    /** The AIServiceCluster that the pod belongs to. */
    @WithDefault("local")
    String cluster();

    /** The cluster's component that the pod is one of. */
    @WithDefault("ai")
    String component();

    /** The pod's namespace and name, to which messages are addressed. */
    @WithDefault("local")
    String namespace();

    @WithDefault("${HOSTNAME:local}")
    String pod();

    /** What the pod can do. */
    @WithDefault("Chatbot")
    List<Role> roles();

    /** How many users the pod serves; more are refused. */
    @WithDefault("10")
    int usersPerPod();

    /** Sessions that one user may have. */
    @WithDefault("4")
    int sessionsPerUser();

    /** Messages of a session that may wait. */
    @WithDefault("32")
    int mailbox();

    /** How long sessions may take to end, after a bell, a drain or the pod's own end. */
    @WithDefault("120")
    int drainSeconds();

    /** How long before its bell a role makes itself ready. */
    @WithDefault("60")
    int warmingSeconds();

    /** Where timetable, policy and the operator's key are mounted. */
    @WithDefault("/etc/openbell")
    Path documents();
}
