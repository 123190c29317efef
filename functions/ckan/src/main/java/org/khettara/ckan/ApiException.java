package org.khettara.ckan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request that the API does not answer, with the error as CKAN words it.
final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object error;

    private ApiException(int status, Object error) {
        super(error.toString());
        this.status = status;
        this.error = error;
    }

    static ApiException notFound() {
        return new ApiException(404, typed("Not Found Error", Map.of("message", "Not found")));
    }

    static ApiException invalid(String field, String why) {
        return new ApiException(409, typed("Validation Error", Map.of(field, List.of(why))));
    }

    /// A filter or a search that cannot be read.
    static ApiException search(String why) {
        return new ApiException(
                409, typed("Search Error", Map.of("message", "Search error: " + why)));
    }

    static ApiException searchQuery(String why) {
        return new ApiException(
                400,
                typed("Search Query Error", Map.of("message", "Search Query is invalid: " + why)));
    }

    int status() {
        return status;
    }

    /// The `error` of the answer.
    Object error() {
        return error;
    }

    private static Map<String, Object> typed(String type, Map<String, Object> fields) {
        Map<String, Object> error = new LinkedHashMap<>(fields);
        error.put("__type", type);
        return error;
    }
}
