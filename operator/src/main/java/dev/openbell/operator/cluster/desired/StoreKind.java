package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.Datastores;
import dev.openbell.api.v1alpha1.Store;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stores that Openbell knows, with the port and the settings that components get for each. */
public enum StoreKind {
    redis(6379, "redis", 999, "/data", List.of("url")),
    postgres(
            5432,
            "postgresql",
            999,
            "/var/lib/postgresql/data",
            List.of("url", "username", "password")),
    rabbitmq(5672, "amqp", 999, "/var/lib/rabbitmq", List.of("url", "username", "password")),
    search(9200, "http", 1000, "/usr/share/elasticsearch/data", List.of("url"));

    final int port;
    final String scheme;
    final long user;
    final String dataPath;

    /** Keys of the Secret of an external store; each becomes an environment variable. */
    final List<String> keys;

    StoreKind(int port, String scheme, long user, String dataPath, List<String> keys) {
        this.port = port;
        this.scheme = scheme;
        this.user = user;
        this.dataPath = dataPath;
        this.keys = keys;
    }

    /** The stores that a spec names. */
    static Map<StoreKind, Store> of(@Nullable Datastores stores) {
        var named = new EnumMap<StoreKind, Store>(StoreKind.class);
        if (stores != null) {
            put(named, redis, stores.redis());
            put(named, postgres, stores.postgres());
            put(named, rabbitmq, stores.rabbitmq());
            put(named, search, stores.search());
        }
        return named;
    }

    private static void put(Map<StoreKind, Store> named, StoreKind kind, @Nullable Store store) {
        if (store != null) {
            named.put(kind, store);
        }
    }
}
