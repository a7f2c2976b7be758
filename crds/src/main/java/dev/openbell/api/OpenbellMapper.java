package dev.openbell.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import java.util.List;
import java.util.Map;

/**
 * How the API's objects are read and written.
 *
 * <p>An object that cannot be read would stop the informer of its kind, and with it the operator
 * for every tenant. So a newer version's fields are ignored, and a newer version's enum values
 * become the constant {@code Unrecognized}, which the operator reports on that one object.
 */
public final class OpenbellMapper {
    private OpenbellMapper() {}

    /** Sets the given mapper up and returns it. */
    public static ObjectMapper configured(ObjectMapper mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
        // What a user left out must stay left out: no "field: null" and no empty list is ever sent.
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        omitEmpty(mapper.configOverride(List.class));
        omitEmpty(mapper.configOverride(Map.class));
        return mapper;
    }

    /** A new mapper for JSON. */
    public static ObjectMapper create() {
        return configured(new ObjectMapper());
    }

    private static void omitEmpty(MutableConfigOverride type) {
        type.setInclude(
                JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL));
    }
}
